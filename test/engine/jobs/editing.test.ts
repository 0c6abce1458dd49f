import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { AppError } from '../../../contract/app-error.ts';
import type { Job } from '../../../contract/job.ts';
import {
  allInState,
  makePictures,
  type RunningEngine,
  startTestEngine,
  startTestSandbox,
  temporaryFolder,
} from '../support/running-engine.ts';

const isHeld = (jobs: Job[]) =>
  jobs.length > 0 && jobs.every((job) => job.state === 'paused' && job.held?.why === 'edit' && job.media);

const colour = (background: string) =>
  sharp({ create: { width: 8, height: 6, channels: 3, background } })
    .png()
    .toBuffer()
    .then((bytes): Uint8Array<ArrayBuffer> => new Uint8Array(bytes));

const codeOf = (asked: Promise<unknown>) =>
  asked.then(
    () => 'nothing',
    (thrown) => (thrown instanceof AppError ? thrown.data.code : String(thrown)),
  );

async function oneHeld({ engine, until }: RunningEngine, bytes: Uint8Array<ArrayBuffer>): Promise<Job> {
  await engine.call('addBytes', { name: 'shot.png', bytes, origin: 'capture', edit: true });
  const [job] = await until(isHeld);
  if (!job) throw new Error('no job');
  return job;
}

describe('a picture that is to be edited', () => {
  test('waits, goes as it was edited, and its original is kept until then and no longer', async () => {
    const sandbox = await startTestSandbox();
    const profile = await temporaryFolder();
    const run = await startTestEngine({ sandbox, profile });
    const { engine, until } = run;
    const job = await oneHeld(run, await colour('red'));
    expect(sandbox.pictures()).toEqual([]);
    const opened = await engine.call('editPicture', { jobId: job.id });
    expect(opened.mime).toBe('image/png');
    expect(Buffer.from(opened.bytes)).toEqual(Buffer.from(await colour('red')));

    const edited = await colour('blue');
    await engine.call('pause', {});
    await engine.call('finishEdit', { jobId: job.id, bytes: edited });
    const [after] = await until((jobs) => jobs.every(({ media, held }) => media !== null && !held));
    expect(after?.original).toEqual(job.source);
    expect(after?.source).not.toEqual(job.source);
    expect(await readdir(join(profile, 'spool'))).toHaveLength(2);
    await engine.call('resume', {});
    const [done] = await until(allInState('uploaded'));
    expect(await sandbox.bytesOf(done?.remote?.id ?? '')).toEqual(Buffer.from(edited));
    await expect.poll(() => readdir(join(profile, 'spool'))).toEqual([]);
  });

  test('is opened again with what was drawn on it, until it is uploaded, and nothing of that stays', async () => {
    const sandbox = await startTestSandbox();
    const profile = await temporaryFolder();
    const run = await startTestEngine({ sandbox, profile });
    const { engine, until } = run;
    const original = await colour('red');
    const { id: jobId } = await oneHeld(run, original);
    await engine.call('pause', {});
    await engine.call('finishEdit', { jobId, bytes: await colour('blue'), layers: 'one box' });
    await until((jobs) => jobs.every(({ media, held }) => media !== null && !held));
    expect(await readdir(join(profile, 'spool'))).toHaveLength(3);

    await run.engine.stop(0);
    const again = await startTestEngine({ sandbox, profile });
    const { engine: second } = again;
    await second.call('beginEdit', { jobId });
    await again.until(isHeld);
    const opened = await second.call('editPicture', { jobId });
    expect(opened.layers).toBe('one box');
    expect(Buffer.from(opened.bytes)).toEqual(Buffer.from(original));

    // Drawn on the original once more; then once in a way that cannot be opened again.
    await second.call('finishEdit', { jobId, bytes: await colour('green'), layers: 'two boxes' });
    await again.until((jobs) => jobs.every(({ media, held }) => media !== null && !held));
    await second.call('beginEdit', { jobId });
    await again.until(isHeld);
    expect(await second.call('editPicture', { jobId })).toMatchObject({ layers: 'two boxes' });
    const last = await colour('purple');
    await second.call('finishEdit', { jobId, bytes: last });
    await again.until((jobs) => jobs.every(({ media, held }) => media !== null && !held));
    await second.call('beginEdit', { jobId });
    await again.until(isHeld);
    const flat = await second.call('editPicture', { jobId });
    expect(flat.layers).toBeNull();
    expect(Buffer.from(flat.bytes)).toEqual(Buffer.from(last));
    await second.call('leaveEdit', { jobId });
    await second.call('resume', {});
    await again.until(allInState('uploaded'));
    await expect.poll(() => readdir(join(profile, 'spool'))).toEqual([]);
  });

  test('goes as it is when it is left', async () => {
    const sandbox = await startTestSandbox();
    const run = await startTestEngine({ sandbox });
    const picture = await colour('green');
    const job = await oneHeld(run, picture);
    await run.engine.call('leaveEdit', { jobId: job.id });
    const [done] = await run.until(allInState('uploaded'));
    expect(done?.original).toBeNull();
    expect(await sandbox.bytesOf(done?.remote?.id ?? '')).toEqual(Buffer.from(picture));
  });

  test('is still held with its picture after a crash', async () => {
    const sandbox = await startTestSandbox();
    const profile = await temporaryFolder();
    const run = await startTestEngine({ sandbox, profile });
    const picture = await colour('orange');
    const { id } = await oneHeld(run, picture);
    await run.engine.stop(0);
    const again = await startTestEngine({ sandbox, profile });
    const { jobs } = await again.engine.call('jobs', {});
    expect(jobs).toMatchObject([{ id, state: 'paused', held: { why: 'edit' } }]);
    expect(Buffer.from((await again.engine.call('editPicture', { jobId: id })).bytes)).toEqual(
      Buffer.from(picture),
    );
    expect(sandbox.pictures()).toEqual([]);
  });

  test('can be held out of the queue, edited twice, and put back to the original', async () => {
    const sandbox = await startTestSandbox();
    const profile = await temporaryFolder();
    const { engine, add, until } = await startTestEngine({ sandbox, profile });
    await engine.call('pause', {});
    const [path = ''] = await makePictures(await temporaryFolder(), 1);
    const [jobId = ''] = await add([path]);
    await until((jobs) => jobs[0]?.media != null);
    for (const name of ['yellow', 'purple']) {
      await engine.call('beginEdit', { jobId });
      await until(isHeld);
      await engine.call('finishEdit', { jobId, bytes: await colour(name) });
      const [job] = await until((jobs) => jobs[0]?.media != null && !jobs[0].held);
      expect(job?.original).toEqual({ kind: 'file', path });
      expect(await readdir(join(profile, 'spool'))).toHaveLength(1);
    }
    await engine.call('revertEdit', { jobId });
    await engine.call('resume', {});
    const [done] = await until(allInState('uploaded'));
    expect(await sandbox.bytesOf(done?.remote?.id ?? '')).toEqual(await readFile(path));
    expect(await readdir(join(profile, 'spool'))).toEqual([]);
  });

  test('left after it had been found to be there already, it waits for an answer to that again', async () => {
    const sandbox = await startTestSandbox();
    const { engine, add, until } = await startTestEngine({ sandbox });
    const [path = ''] = await makePictures(await temporaryFolder(), 1);
    await add([path]);
    await until(allInState('uploaded'));
    const [jobId = ''] = await add([path]);
    const isDuplicate = (jobs: Job[]) => jobs.at(-1)?.held?.why === 'duplicate';
    await until(isDuplicate);
    await engine.call('beginEdit', { jobId });
    await until((jobs) => jobs.at(-1)?.held?.why === 'edit');
    expect(await engine.call('uploadAnyway', { ids: [jobId] })).toMatchObject({
      refused: [{ error: { code: 'wrong-state' } }],
    });
    await engine.call('leaveEdit', { jobId });
    await until(isDuplicate);
    expect(sandbox.pictures()).toHaveLength(1);
  });

  test('may be too big for the host, and is told when it still is afterwards', async () => {
    const sandbox = await startTestSandbox();
    const { engine, add, until } = await startTestEngine({ sandbox });
    // Else it would be made smaller without being asked.
    await engine.call('changeSettings', { fitSize: false });
    const folder = await temporaryFolder();
    const path = join(folder, 'big.png');
    const noise = new Uint8Array(2_700 * 2_700 * 3);
    for (let index = 0; index < noise.length; index++) noise[index] = (index * 2_654_435_761) >>> 13;
    const big = await sharp(noise, { raw: { width: 2_700, height: 2_700, channels: 3 } })
      .png({ compressionLevel: 0 })
      .toBuffer();
    await writeFile(path, big);
    const [jobId = ''] = await add([path]);
    await until(allInState('failed'));
    await engine.call('beginEdit', { jobId });
    await until(isHeld);
    expect(await codeOf(engine.call('finishEdit', { jobId, bytes: new Uint8Array(big) }))).toBe('too-big');
    await until(isHeld);
    await engine.call('finishEdit', { jobId, bytes: await colour('teal') });
    await until(allInState('uploaded'));
  });
});

describe('refused are', () => {
  test('what begins to be sent, is no picture, or was never begun', async () => {
    const sandbox = await startTestSandbox();
    const { engine, add, until } = await startTestEngine({ sandbox });
    const folder = await temporaryFolder();
    const [path = ''] = await makePictures(folder, 1);
    const [jobId = ''] = await add([path]);
    await until(allInState('uploaded'));
    expect(await codeOf(engine.call('beginEdit', { jobId }))).toBe('wrong-state');
    expect(await codeOf(engine.call('leaveEdit', { jobId }))).toBe('wrong-state');
    expect(await codeOf(engine.call('revertEdit', { jobId }))).toBe('wrong-state');
    expect(await codeOf(engine.call('finishEdit', { jobId, bytes: await colour('red') }))).toBe(
      'wrong-state',
    );
    expect(await codeOf(engine.call('beginEdit', { jobId: 'none' }))).toBe('not-found');
    const text = new TextEncoder().encode('no picture');
    expect(await codeOf(engine.call('finishEdit', { jobId, bytes: text }))).toBe('bad-call');
  });

  test('animations and addresses', async () => {
    const { engine, until } = await startTestEngine({ sandbox: await startTestSandbox() });
    await engine.call('pause', {});
    const frames = Buffer.alloc(4 * 8 * 3, 7);
    frames.fill(200, 48);
    const bytes = await sharp(frames, { raw: { width: 4, height: 8, channels: 3, pageHeight: 4 } })
      .gif({ delay: [100, 100] })
      .toBuffer();
    const moving = await engine.call('addBytes', {
      name: 'moving.gif',
      bytes: new Uint8Array(bytes),
      origin: 'paste',
    });
    const address = await engine.call('add', {
      items: [{ kind: 'url', url: 'https://example.org/a.png' }],
      origin: 'paste',
    });
    await until((jobs) => jobs.length === 2 && jobs[0]?.media != null);
    for (const { added } of [moving, address]) {
      const jobId = added[0]?.kind === 'job' ? added[0].jobId : '';
      expect(await codeOf(engine.call('beginEdit', { jobId }))).toBe('not-editable');
    }
  });
});

test('what no window draws comes as an upright PNG', async () => {
  const run = await startTestEngine({ sandbox: await startTestSandbox() });
  const tiff = await sharp({ create: { width: 8, height: 6, channels: 3, background: 'red' } })
    .withMetadata({ orientation: 6 })
    .tiff()
    .toBuffer();
  const { id } = await oneHeld(run, new Uint8Array(tiff));
  const { bytes, mime } = await run.engine.call('editPicture', { jobId: id });
  expect(mime).toBe('image/png');
  expect(await sharp(bytes).metadata()).toMatchObject({ format: 'png', width: 6, height: 8 });
});

test('what is meant to be printed comes in the colours that its profile means', async () => {
  const run = await startTestEngine({ sandbox: await startTestSandbox() });
  const inks = await sharp({
    create: { width: 8, height: 6, channels: 3, background: { r: 200, g: 100, b: 50 } },
  })
    .toColourspace('cmyk')
    .jpeg({ quality: 100 })
    .toBuffer();
  expect((await sharp(inks).metadata()).space).toBe('cmyk');
  const { id } = await oneHeld(run, new Uint8Array(inks));
  const { bytes, mime } = await run.engine.call('editPicture', { jobId: id });
  expect(mime).toBe('image/png');
  const { data, info } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  expect(info).toMatchObject({ width: 8, height: 6, channels: 3 });
  const meant = await sharp(inks).toColourspace('srgb').removeAlpha().raw().toBuffer();
  for (const part of [0, 1, 2]) expect(Math.abs((data[part] ?? 0) - (meant[part] ?? 0))).toBeLessThan(4);
});
