import type { EngineEvent } from '../../../contract/engine.ts';
import type { Clock } from '../clock.ts';
import { PendingChanges, type PublisherSources } from './pending-changes.ts';

type Unnumbered<E> = E extends unknown ? Omit<E, 'seq'> : never;

/** Interval in which changes are collected, so that a burst of transitions is one message. */
const batchMs = 50;
/**
 * Number of jobs in a message after which the next is delayed longer: each costs a window of many rows about the
 * same.
 */
const largeBatch = 10;
const largeBatchMs = 300;

/** Publishes changes to subscribers, in numbered messages. */
export interface Publisher extends Omit<PendingChanges, 'changedJobs' | 'read'> {
  readonly seq: number;
  /**
   * Emits an event, after sending what was collected, so that no listener hears of an end before the change that
   * caused it.
   */
  announce(
    event: Unnumbered<
      Extract<
        EngineEvent,
        { kind: 'batch-ended' | 'post-ended' | 'recovered' | 'sharing' | 'clipboard-asked' | 'proxy-asked' }
      >
    >,
  ): void;
  subscribe(listener: (event: EngineEvent) => void): () => void;
  flush(): void;
  /** Sends what is left, and nothing ever after. */
  close(): void;
}

/** @param firstSeq the last number of the engine that this one replaces */
export function createPublisher(clock: Clock, sources: PublisherSources, firstSeq = 0): Publisher {
  const listeners = new Set<(event: EngineEvent) => void>();
  const unheard: Unnumbered<EngineEvent>[] = [];
  let pending = new PendingChanges();
  let seq = firstSeq;
  let cancelFlush: (() => void) | null = null;
  let gatherMs = batchMs;

  const send = (event: Unnumbered<EngineEvent>) => {
    seq += 1;
    for (const listener of listeners) listener({ ...event, seq } as EngineEvent);
  };

  const flush = () => {
    cancelFlush?.();
    cancelFlush = null;
    const delta = pending.read(sources);
    gatherMs = pending.changedJobs >= largeBatch ? largeBatchMs : batchMs;
    pending = new PendingChanges();
    if (Object.keys(delta).length > 0) send({ kind: 'delta', ...delta });
  };

  /** Collects a change. Later subscribers ask for a snapshot first, so without any there is nothing to collect. */
  const gather = (note: (changes: PendingChanges) => void) => {
    if (listeners.size === 0) return;
    note(pending);
    cancelFlush ??= clock.after(gatherMs, flush);
  };

  return {
    get seq() {
      return seq;
    },
    jobsChanged: (ids) => gather((changes) => changes.jobsChanged(ids)),
    jobsRemoved: (ids) => gather((changes) => changes.jobsRemoved(ids)),
    progressed: (id, sent, total) => gather((changes) => changes.progressed(id, sent, total)),
    historyAdded: (item) => gather((changes) => changes.historyAdded(item)),
    itemsChanged: (ids) => gather((changes) => changes.itemsChanged(ids)),
    itemsRemoved: (ids) => gather((changes) => changes.itemsRemoved(ids)),
    postsChanged: (ids) => gather((changes) => changes.postsChanged(ids)),
    postsRemoved: (ids) => gather((changes) => changes.postsRemoved(ids)),
    linkCheckChanged: (check) => gather((changes) => changes.linkCheckChanged(check)),
    wordSearchChanged: (state) => gather((changes) => changes.wordSearchChanged(state)),
    foldersChanged: (read) => gather((changes) => changes.foldersChanged(read)),
    viewsChanged: () => gather((changes) => changes.viewsChanged()),
    settingsChanged: (settings) => gather((changes) => changes.settingsChanged(settings)),
    accountsChanged: () => gather((changes) => changes.accountsChanged()),
    destinationsChanged: () => gather((changes) => changes.destinationsChanged()),
    localApiChanged: (view) => gather((changes) => changes.localApiChanged(view)),
    announce(event) {
      flush();
      if (listeners.size === 0) unheard.push(event);
      else send(event);
    },
    subscribe(listener) {
      listeners.add(listener);
      for (const event of unheard.splice(0)) send(event);
      return () => listeners.delete(listener);
    },
    flush,
    close() {
      flush();
      listeners.clear();
    },
  };
}
