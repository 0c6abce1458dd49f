import type { Linked } from '../../links/linked.ts';
import type { Batch, Item } from './batch.ts';
import type { Context } from './context.ts';
import { uploadObject } from './json-output.ts';
import { standstill } from './wait-policy.ts';

/** Tells of a batch as it goes: links in the order given, or with `--json` an object for each picture as it ends. */
export interface Report {
  ended(items: readonly Item[]): void;
  /** @param percent of an upload under way; null when there is none */
  moved(percent: number | null): void;
  /** No more is waited for: tells what ended behind something that did not. */
  close(): void;
}

/** @param write the link of a job as it is to be printed; null: its plain address */
export function createReport(
  batch: Batch,
  { terminal, words, clock }: Context,
  isJson: boolean,
  write: ((job: Linked) => string) | null,
): Report {
  let lastWait = '';
  /** Jobs of which it was said that the host prepares them. */
  const told = new Set<string>();

  const printLinks = (items: readonly Item[]) => {
    for (const { job } of items) {
      if (!job?.remote) continue;
      const { remote, ...rest } = job;
      terminal.result(write ? write({ ...rest, remote }) : remote.link);
    }
  };

  /** Says it once for each cause, however many pictures share it. */
  const tellWait = () => {
    const open = batch.openJobs();
    const now = clock.now();
    const why = open.length === batch.openIds().length ? standstill(open, now) : null;
    const sentence = why ? words.reason(why, now) : lastWait;
    if (sentence === lastWait) return;
    lastWait = sentence;
    terminal.say(`${sentence} ${words.text('wait.pictures', { count: open.length })}`);
  };

  return {
    ended(items) {
      for (const item of items) {
        const { input, error, job, status } = item;
        if (isJson) terminal.result(JSON.stringify(uploadObject(item, write)));
        if (error) terminal.complain(`${input}: ${words.failure(error)}`);
        if (status === 'uploaded' && job?.maybeTwice)
          terminal.say(words.text('cli.maybe-twice', { name: input }));
        if (status === 'uploaded' && job?.error) terminal.say(words.text('cli.not-ready', { name: input }));
      }
      if (!isJson) printLinks(batch.takeNext());
    },
    moved(percent) {
      for (const { input, job } of batch.items) {
        if (job?.state !== 'processing' || told.has(job.id)) continue;
        told.add(job.id);
        terminal.say(words.text('cli.processing', { name: input }));
      }
      const done = batch.count('uploaded');
      const hasPercent = percent === null ? 'no' : 'yes';
      const total = batch.items.length;
      terminal.progress(words.text('cli.progress', { done, total, hasPercent, percent: percent ?? 0 }));
      tellWait();
    },
    close() {
      terminal.progress('');
      if (!isJson) printLinks(batch.takeRest());
    },
  };
}
