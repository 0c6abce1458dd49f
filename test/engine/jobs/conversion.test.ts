import { existsSync } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { animatedPng } from '../../support/animations.ts';
import { allInState, startTestEngine, startTestSandbox, temporaryFolder } from '../support/running-engine.ts';

async function webp(folder: string): Promise<string> {
  const path = join(folder, 'drawing.webp');
  const picture = sharp({ create: { width: 40, height: 30, channels: 3, background: 'teal' } });
  await writeFile(path, await picture.webp({ lossless: true }).toBuffer());
  return path;
}

test('what Imgur does not take arrives as what it takes, and the file stays as it was', async () => {
  const sandbox = await startTestSandbox();
  const profile = await temporaryFolder();
  const run = await startTestEngine({ sandbox, profile });
  const path = await webp(await temporaryFolder());
  await run.add([path]);
  const [job] = await run.until(allInState('uploaded', 'failed'));
  expect(job).toMatchObject({
    state: 'uploaded',
    original: { kind: 'file', path },
    converted: { why: 'type', from: 'image/webp', to: 'image/png' },
    media: { mime: 'image/png', width: 40, height: 30 },
  });
  expect(sandbox.pictures()).toMatchObject([{ sha256: job?.media?.sha256 }]);
  expect(existsSync(path)).toBe(true);
  await expect.poll(() => readdir(join(profile, 'spool'))).toEqual([]);
});

test('the same picture again is known again, although what is sent was made of it', async () => {
  const run = await startTestEngine({ sandbox: await startTestSandbox() });
  const path = await webp(await temporaryFolder());
  await run.add([path]);
  await run.until(allInState('uploaded'));
  await run.add([path]);
  const jobs = await run.until((found) => found.length === 2 && found[1]?.state === 'paused');
  expect(jobs[1]?.held).toMatchObject({ why: 'duplicate' });
});

test('who wants nothing converted is told what to do instead', async () => {
  const run = await startTestEngine({ sandbox: await startTestSandbox() });
  await run.engine.call('changeSettings', { convertTypes: false });
  await run.add([await webp(await temporaryFolder())]);
  const [job] = await run.until(allInState('failed'));
  expect(job?.error).toMatchObject({ code: 'unsupported-type', params: { type: 'WEBP' } });
});

async function large(folder: string, side: number): Promise<string> {
  const noise = Buffer.alloc(side * side * 3);
  let state = 1;
  for (let at = 0; at < noise.length; at += 1) {
    state = (state * 48_271) % 2_147_483_647;
    noise[at] = state >> 8;
  }
  const path = join(folder, 'large.png');
  const picture = sharp(noise, { raw: { width: side, height: side, channels: 3 } });
  await picture.png({ compressionLevel: 0 }).toFile(path);
  return path;
}

test('what Imgur itself finds too large, although its help would take it, is made to fit and sent again', async () => {
  const sandbox = await startTestSandbox({ sizeProfile: 'strict' });
  const run = await startTestEngine({ sandbox });
  const path = await large(await temporaryFolder(), 2_000);
  await run.engine.call('changeSettings', { fitSize: false });
  const [refused = ''] = await run.add([path]);
  await run.until((jobs) => jobs.some((job) => job.state === 'failed' && job.error?.code === 'too-big'));
  await run.engine.call('dismiss', { ids: [refused] });
  await run.engine.call('changeSettings', { fitSize: true });
  const [id] = await run.add([path]);
  const jobs = await run.until((found) => found.some((one) => one.id === id && one.endedAt !== null));
  const job = jobs.find((one) => one.id === id);
  expect(job).toMatchObject({
    state: 'uploaded',
    error: null,
    attempts: 2,
    converted: { why: 'size', from: 'image/png', to: 'image/jpeg' },
    original: { kind: 'file', path },
  });
  expect(job?.media?.bytes).toBeLessThan(10_000_000);
  expect(sandbox.pictures()).toMatchObject([{ sha256: job?.media?.sha256 }]);
});

test('what is larger than Imgur takes is made to fit, unless that is not wanted', async () => {
  const sandbox = await startTestSandbox();
  const run = await startTestEngine({ sandbox });
  const path = await large(await temporaryFolder(), 2_700);
  await run.engine.call('changeSettings', { fitSize: false });
  const [refused = ''] = await run.add([path]);
  await run.until((jobs) => jobs.some((job) => job.state === 'failed' && job.error?.code === 'too-big'));
  await run.engine.call('dismiss', { ids: [refused] });
  await run.engine.call('changeSettings', { fitSize: true });
  const [id] = await run.add([path]);
  const jobs = await run.until((found) => found.some((job) => job.id === id && job.endedAt !== null));
  expect(jobs.find((job) => job.id === id)).toMatchObject({
    state: 'uploaded',
    converted: { why: 'size', from: 'image/png', to: 'image/jpeg' },
    media: { mime: 'image/jpeg' },
  });
});

/** 44 frames that nothing was packed of: more than ten million bytes. */
function largeAnimation(): Buffer {
  const [width, height] = [300, 300];
  const frames = Array.from({ length: 44 }, (_, index) => ({
    // Far enough apart that no two of them are taken for the same.
    pixels: Buffer.alloc(width * height * 3, (index * 53) % 256),
  }));
  return animatedPng(frames, width, height, 3, 0);
}

test('an animation that Imgur finds too large is made smaller once, whole, and sent again once', async () => {
  const sandbox = await startTestSandbox();
  const run = await startTestEngine({ sandbox });
  const path = join(await temporaryFolder(), 'moving.png');
  await writeFile(path, largeAnimation());
  await run.add([path]);
  const [job] = await run.until(allInState('uploaded', 'failed'));
  expect(job).toMatchObject({
    state: 'uploaded',
    attempts: 2,
    converted: { why: 'size', from: 'image/apng', to: 'image/gif' },
    media: { mime: 'image/gif', animated: true, width: 300, height: 300 },
  });
  const made = await sandbox.bytesOf(job?.remote?.id ?? '');
  const { pages, delay = [] } = await sharp(made).metadata();
  expect([pages, delay.reduce((sum, ms) => sum + ms, 0)]).toEqual([44, 4_400]);
  expect(sandbox.log.filter(({ url }) => url.startsWith('/3/image')).length).toBe(2);
});

test('one that nothing makes small enough is told in words, and not sent for ever', async () => {
  const sandbox = await startTestSandbox();
  const run = await startTestEngine({ sandbox });
  await run.engine.call('changeSettings', { fitSize: false });
  const path = join(await temporaryFolder(), 'moving.png');
  await writeFile(path, largeAnimation());
  await run.add([path]);
  const [job] = await run.until(allInState('uploaded', 'failed'));
  expect(job).toMatchObject({ state: 'failed', attempts: 1, error: { code: 'too-big' } });
});

/** An animation that is small to look at and large to send: comments that are kept make up its bytes. */
async function commentedAnimation(folder: string): Promise<string> {
  const frames = ['teal', 'navy'].map((background) =>
    sharp({ create: { width: 40, height: 30, channels: 3, background } })
      .png()
      .toBuffer(),
  );
  const gif = await sharp(await Promise.all(frames), { join: { animated: true } })
    .gif()
    .toBuffer();
  const block = Buffer.concat([Buffer.from([255]), Buffer.alloc(255, 'x')]);
  const blocks = Buffer.concat(Array.from({ length: 40_000 }, () => block));
  const comment = Buffer.concat([Buffer.from([0x21, 0xfe]), blocks, Buffer.from([0])]);
  const path = join(folder, 'animation.gif');
  // Before the trailer, a single byte.
  await writeFile(path, Buffer.concat([gif.subarray(0, -1), comment, gif.subarray(-1)]));
  return path;
}

test('an animation that the host finds too large is sent twice at the most, whatever becomes of it', async () => {
  const sandbox = await startTestSandbox({ sizeProfile: 'strict' });
  const run = await startTestEngine({ sandbox });
  await run.engine.call('changeSettings', { metadata: 'keep' });
  await run.add([await commentedAnimation(await temporaryFolder())]);
  const [job] = await run.until(allInState('uploaded', 'failed'));
  const sent = sandbox.log.filter(({ route }) => route === 'upload').map(({ status }) => status);
  expect(sent[0]).toBe(413);
  expect(sent.length).toBeLessThanOrEqual(2);
  expect(job?.credits).toBe(10 * sent.length);
  // It went as something smaller, or ended with the reason.
  expect(['uploaded', 'too-big']).toContain(job?.error?.code ?? job?.state);
});
