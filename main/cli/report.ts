import type { Linkable } from '../../links/linkable.ts';
import type { Batch, BatchItem } from './batch.ts';
import type { CommandContext } from './context.ts';
import { uploadObject } from './json-output.ts';
import { stallReason } from './wait-policy.ts';

/** Tells of a batch as it goes: links in the order given, or with `--json` an object for each picture as it ends. */
export interface UploadReport {
  onEnded(items: readonly BatchItem[]): void;
  /** @param percent of an upload under way; null when there is none */
  onProgress(percent: number | null): void;
  /** No more is waited for: tells what ended behind something that did not. */
  close(): void;
}

/** @param write the link of a job as it is to be printed; null: its plain address */
export function createUploadReport(
  batch: Batch,
  { terminal, words, clock }: CommandContext,
  isJson: boolean,
  write: ((job: Linkable) => string) | null,
): UploadReport {
  let lastWait = '';
  /** Jobs of which it was said that the host prepares them. */
  const told = new Set<string>();

  const printLinks = (items: readonly BatchItem[]) => {
    for (const { job } of items) {
      if (!job?.remote) continue;
      const { remote, ...rest } = job;
      terminal.printResult(write ? write({ ...rest, remote }) : remote.link);
    }
  };

  /** Says it once for each cause, however many pictures share it. */
  const tellWait = () => {
    const open = batch.openJobs();
    const now = clock.now();
    const why = open.length === batch.openIds().length ? stallReason(open, now) : null;
    const sentence = why ? words.reason(why, now) : lastWait;
    if (sentence === lastWait) return;
    lastWait = sentence;
    terminal.printInfo(`${sentence} ${words.t('wait.pictures', { count: open.length })}`);
  };

  return {
    onEnded(items) {
      for (const item of items) {
        const { input, error, job, status } = item;
        if (isJson) terminal.printResult(JSON.stringify(uploadObject(item, write)));
        if (error) terminal.printError(`${input}: ${words.failure(error)}`);
        if (status === 'uploaded' && job?.maybeTwice)
          terminal.printInfo(words.t('cli.maybe-twice', { name: input }));
        if (status === 'uploaded' && job?.error)
          terminal.printInfo(words.t('cli.not-ready', { name: input }));
      }
      if (!isJson) printLinks(batch.takeEndedInOrder());
    },
    onProgress(percent) {
      for (const { input, job } of batch.items) {
        if (job?.state !== 'processing' || told.has(job.id)) continue;
        told.add(job.id);
        terminal.printInfo(words.t('cli.processing', { name: input }));
      }
      const done = batch.count('uploaded');
      const hasPercent = percent === null ? 'no' : 'yes';
      const total = batch.items.length;
      terminal.showProgress(words.t('cli.progress', { done, total, hasPercent, percent: percent ?? 0 }));
      tellWait();
    },
    close() {
      terminal.showProgress('');
      if (!isJson) printLinks(batch.takeEndedRest());
    },
  };
}
