import type { EngineEvent } from '../../contract/engine.ts';
import { builtInService } from '../../i18n/errors.ts';
import type { Linkable } from '../../links/linkable.ts';
import type { Batch, BatchItem } from './batch.ts';
import type { CommandContext } from './context.ts';
import { uploadObject } from './json-output.ts';
import { tellLosses } from './losses.ts';
import { progressLine } from './progress-line.ts';
import { createProgressMeter } from './progress-meter.ts';
import { silentMs, watchBatchSilence } from './silence.ts';
import { jsonLine, visible } from './visible.ts';
import { assessWait, stallReason, troubleBeside } from './wait-policy.ts';

/** Milliseconds between two updates of the progress line. */
const refreshMs = 100;
/** Milliseconds between two updates while there are no events: time left and rate go on. */
const idleRefreshMs = 1_000;

/** Reports a batch in progress: links in the order given, or with `--json` an object for each picture as it ends. */
export interface UploadReport {
  onEnded(items: readonly BatchItem[]): void;
  /** Handles an event of the engine; bytes move the bar. */
  onEvent(event: EngineEvent): void;
  /** Handles a change of a job's state. */
  onProgress(): void;
  /** Links as they were printed, in the order given. */
  readonly links: readonly string[];
  /** Ends the report: prints what ended behind something that did not. */
  close(): void;
}

/**
 * Creates the report of a batch.
 * @param service name of the host
 * @param write the link of a job as it is to be printed; null: its plain URL
 */
export function createUploadReport(
  batch: Batch,
  { terminal, i18n, clock }: CommandContext,
  isJson: boolean,
  write: ((job: Linkable) => string) | null,
  service = builtInService,
): UploadReport {
  const meter = createProgressMeter(batch);
  const links: string[] = [];
  const silence = watchBatchSilence(batch, clock, () => {
    const now = clock.now();
    // A full disk, say, takes no answer: that is no silence of the host.
    const why = troubleBeside(batch.openJobs(), now);
    const silent = () => i18n.t('cli.silent', { service, seconds: silentMs / 1_000 });
    terminal.printInfo(why ? i18n.reason(why, now) : silent());
  });
  let lastWait = '';
  let shownAt = Number.NEGATIVE_INFINITY;
  let callOff = () => {};
  let isClosed = false;
  /** Jobs that were already reported as processed by the host. */
  const told = new Set<string>();

  const printLinks = (items: readonly BatchItem[]) => {
    for (const { job } of items) {
      if (!job?.remote) continue;
      const { remote, ...rest } = job;
      const link = write ? write({ ...rest, remote }) : visible(remote.link);
      links.push(link);
      if (!isJson) terminal.printResult(link);
    }
  };

  /** Reports each cause of waiting once, however many pictures share it. */
  const tellWait = () => {
    const open = batch.openJobs();
    const now = clock.now();
    // What is about to be given up is told as it ends: that it goes on by itself would be no truth.
    const isAwaited = assessWait(open, batch.count('uploaded') > 0) === 'good';
    const why = isAwaited && open.length === batch.openIds().length ? stallReason(open, now) : null;
    const sentence = why ? i18n.reason(why, now) : lastWait;
    if (sentence === lastWait) return;
    lastWait = sentence;
    terminal.printInfo(`${sentence} ${i18n.t('wait.pictures', { count: open.length })}`);
  };

  const tellProcessing = () => {
    for (const { input, job } of batch.items) {
      if (job?.state !== 'processing' || told.has(job.id)) continue;
      told.add(job.id);
      terminal.printInfo(i18n.t('cli.processing', { name: input, service }));
    }
  };

  const show = () => {
    callOff();
    if (isClosed || !terminal.isInteractive) return;
    const now = clock.now();
    const due = shownAt + refreshMs - now;
    if (due > 0) {
      callOff = clock.after(due, show);
      return;
    }
    shownAt = now;
    terminal.showProgress(progressLine(meter.read(now), terminal.width, now, i18n));
    callOff = clock.after(idleRefreshMs, show);
  };

  return {
    links,
    onEnded(items) {
      for (const item of items) {
        const { input, error, job, status } = item;
        if (isJson) terminal.printResult(jsonLine(uploadObject(item, write)));
        if (error) terminal.printError(`${visible(input)}: ${i18n.failure(error)}`);
        if (status === 'uploaded' && job?.maybeTwice)
          terminal.printInfo(i18n.t('cli.maybe-twice', { name: input, service }));
        if (status === 'uploaded' && job?.error)
          terminal.printInfo(i18n.t('cli.not-ready', { name: input, service }));
        if (status === 'uploaded') tellLosses(job, input, { terminal, i18n });
      }
      printLinks(batch.takeEndedInOrder());
    },
    onEvent(event) {
      silence.onEvent(event);
      if (event.kind !== 'delta') return;
      for (const [id, sent] of event.progress ?? []) if (batch.has(id)) meter.sent(id, sent);
      for (const { id, state } of event.jobs ?? []) if (state !== 'uploading') meter.stopped(id);
    },
    onProgress() {
      tellProcessing();
      tellWait();
      show();
    },
    close() {
      isClosed = true;
      callOff();
      silence.stop();
      terminal.showProgress('');
      printLinks(batch.takeEndedRest());
    },
  };
}
