import { expect, test } from 'vitest';
import { loadTranslator } from '../../../i18n/load-translator.ts';
import { createBatch } from '../../../main/cli/batch.ts';
import { createMessages } from '../../../main/cli/messages.ts';
import { progressLine } from '../../../main/cli/progress-line.ts';
import { createProgressMeter } from '../../../main/cli/progress-meter.ts';
import { jobOf, uploadedJob, waitingJob } from './jobs.ts';

const i18n = createMessages(loadTranslator(['en']));
const media = (bytes: number) => ({
  kind: 'image' as const,
  mime: 'image/png',
  bytes,
  width: 1,
  height: 1,
  animated: false,
  sha256: 'x',
});
const entries = (...ids: string[]) => ids.map((id) => ({ input: `${id}.png`, jobId: id, error: null }));

test('all bytes count, those of unknown pictures as many as those of known ones', () => {
  const batch = createBatch(entries('a', 'b', 'c', 'd'));
  const meter = createProgressMeter(batch);
  batch.update({ ...uploadedJob('a'), media: media(1_000) });
  batch.update(jobOf('b', { state: 'uploading', media: media(3_000) }));
  meter.sent('b', 500);
  const read = meter.read(0);
  expect(read).toMatchObject({ uploaded: 1, count: 4, sentBytes: 1_500, totalBytes: 8_000, rate: null });
});

test('rate and time left come from what went lately', () => {
  const batch = createBatch(entries('a'));
  const meter = createProgressMeter(batch);
  batch.update(jobOf('a', { state: 'uploading', media: media(10_000) }));
  meter.read(0);
  meter.sent('a', 4_000);
  expect(meter.read(2_000)).toMatchObject({ rate: 2_000, leftMs: 3_000 });
  meter.stopped('a');
  expect(meter.read(4_000).rate).toBe(0);
});

test('what waits is told with its time, and when all is done by the engine’s word', () => {
  const batch = createBatch(entries('a', 'b'));
  const meter = createProgressMeter(batch);
  const until = Date.UTC(2026, 0, 1, 15, 26);
  const reason = { kind: 'credits', budget: 'user', needed: 10, until } as const;
  batch.update({ ...uploadedJob('a'), media: media(1_000) });
  batch.update({ ...waitingJob('b', reason), media: media(1_000), doneBy: until + 60_000 });
  const now = until - 30 * 60_000;
  expect(meter.read(now)).toMatchObject({ waiting: 1, waitingUntil: until, leftMs: 31 * 60_000 });
});

test('the line fits the terminal: a bar where there is room, the figures alone where not', () => {
  const reading = {
    uploaded: 3,
    count: 10,
    sentBytes: 12_300_000,
    totalBytes: 27_000_000,
    rate: 1_200_000,
    leftMs: 12_000,
    waiting: 0,
    waitingUntil: null,
  };
  const wide = progressLine(reading, 120, 0, i18n);
  expect(wide).toMatch(/^\[#{14}-{16}\] 45 % {2}3 of 10 up {2}12\.3 MB of 27 MB {2}1\.2 MB\/s {2}0:12 left$/);
  const narrow = progressLine(reading, 60, 0, i18n);
  expect(narrow).toMatch(/^ 45 % {2}3 of 10 up/);
});
