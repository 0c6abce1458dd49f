import type { AccountsView } from '../../contract/accounts.ts';
import type { Capabilities } from '../../contract/capabilities.ts';
import type { CreditsView } from '../../contract/credits.ts';
import type { DestinationsView } from '../../contract/destinations.ts';
import type { EngineEvent, EngineOutput } from '../../contract/engine.ts';
import type { WatchedFolder } from '../../contract/folders.ts';
import type { Job, QueueSummary } from '../../contract/job.ts';
import type { HistoryItem } from '../../contract/library.ts';
import type { LocalApi } from '../../contract/local-api.ts';
import type { Post } from '../../contract/posts.ts';
import type { WordSearch } from '../../contract/reading.ts';
import type { Settings } from '../../contract/settings.ts';

export interface UploadProgress {
  /** Bytes. */
  readonly sent: number;
  readonly total: number;
}

/** Holds the engine's state as this window knows it, as of `seq`. */
export interface EngineMirror {
  readonly seq: number;
  readonly jobs: ReadonlyMap<string, Job>;
  /** Progress of uploads that is newer than their job; apart, so that it does not touch 10,000 jobs. */
  readonly progress: ReadonlyMap<string, UploadProgress>;
  /** Newest first. */
  readonly history: readonly HistoryItem[];
  readonly summary: QueueSummary;
  readonly credits: CreditsView;
  readonly settings: Settings;
  readonly accounts: AccountsView;
  readonly destinations: DestinationsView;
  readonly capabilities: Capabilities;
  /** Drafts, posts in progress, and the newest finished ones. */
  readonly posts: ReadonlyMap<string, Post>;
  readonly localApi: LocalApi;
  /** How far words in pictures are read, once that has changed. */
  readonly wordSearch: WordSearch | null;
  /** In the order in which they were added. */
  readonly folders: readonly WatchedFolder[];
}

export type ApplyResult =
  | { readonly kind: 'applied'; readonly mirror: EngineMirror }
  /** Already contained in the snapshot. */
  | { readonly kind: 'old' }
  /** At least one event was missed: only a new snapshot helps. */
  | { readonly kind: 'gap' };

export function createMirror(snapshot: EngineOutput<'snapshot'>): EngineMirror {
  return {
    ...snapshot,
    jobs: new Map(snapshot.jobs.map((job) => [job.id, job])),
    progress: new Map(),
    wordSearch: null,
    posts: new Map(snapshot.posts.map((post) => [post.id, post])),
  };
}

export function applyEvent(mirror: EngineMirror, event: EngineEvent): ApplyResult {
  if (event.seq <= mirror.seq) return { kind: 'old' };
  if (event.seq > mirror.seq + 1) return { kind: 'gap' };
  if (event.kind !== 'delta') return { kind: 'applied', mirror: { ...mirror, seq: event.seq } };
  return {
    kind: 'applied',
    mirror: {
      seq: event.seq,
      jobs: applyChanges(mirror.jobs, event.jobs, event.removedJobs),
      progress: applyProgress(mirror.progress, event),
      history: event.history ? prependHistory(mirror.history, event.history) : mirror.history,
      summary: event.summary ?? mirror.summary,
      credits: event.credits ?? mirror.credits,
      settings: event.settings ?? mirror.settings,
      accounts: event.accounts ?? mirror.accounts,
      destinations: event.destinations ?? mirror.destinations,
      capabilities: mirror.capabilities,
      posts: applyChanges(mirror.posts, event.posts, event.removedPosts),
      localApi: event.localApi ?? mirror.localApi,
      wordSearch: event.wordSearch ?? mirror.wordSearch,
      folders: event.folders ?? mirror.folders,
    },
  };
}

function applyChanges<T extends { readonly id: string }>(
  known: ReadonlyMap<string, T>,
  changed: readonly T[] = [],
  removed: readonly string[] = [],
): ReadonlyMap<string, T> {
  if (changed.length === 0 && removed.length === 0) return known;
  const next = new Map(known);
  for (const one of changed) next.set(one.id, one);
  for (const id of removed) next.delete(id);
  return next;
}

function applyProgress(
  progress: EngineMirror['progress'],
  delta: Extract<EngineEvent, { kind: 'delta' }>,
): EngineMirror['progress'] {
  // A whole job contains its own progress and is newer.
  const superseded = [...(delta.jobs ?? []).map((job) => job.id), ...(delta.removedJobs ?? [])].filter((id) =>
    progress.has(id),
  );
  if (superseded.length === 0 && !delta.progress?.length) return progress;
  const next = new Map(progress);
  for (const id of superseded) next.delete(id);
  for (const [id, sent, total] of delta.progress ?? []) next.set(id, { sent, total });
  return next;
}

function prependHistory(history: readonly HistoryItem[], added: readonly HistoryItem[]) {
  const addedIds = new Set(added.map((item) => item.id));
  return [...added, ...history.filter((item) => !addedIds.has(item.id))].sort(
    (a, b) => b.uploadedAt - a.uploadedAt,
  );
}
