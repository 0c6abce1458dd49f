import { once } from 'node:events';
import { copyFile, mkdir, readFile, symlink, truncate, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startEngine } from '../../../main/engine/app/engine.ts';
import { makeVideo } from '../../support/make-video.ts';
import { makePictures, startTestSandbox, temporaryFolder } from '../support/running-engine.ts';
import { lines, objects, snapferry, start } from './support.ts';

const seconds = 1000;
const isWindows = process.platform === 'win32';

async function sentTo(sandbox: { bytesOf(id: string): Promise<Buffer> }, link: string): Promise<Buffer> {
  return sandbox.bytesOf(/([A-Za-z0-9]+)\.\w+$/.exec(link)?.[1] ?? '');
}

/** The first upload of a profile says where it goes, once. */
const whereTo = expect.stringMatching(/^Pictures that this command is given go to [^\n]+\n$/);

describe('upload', () => {
  test('prints a link a line in the order given, and nothing else', async () => {
    const sandbox = await startTestSandbox();
    const profile = await temporaryFolder();
    const paths = await makePictures(await temporaryFolder(), 6);
    const shuffled = [3, 0, 5, 1, 4, 2].map((index) => paths[index] ?? '');
    const { code, stdout, stderr } = await snapferry(['upload', ...shuffled], { profile, sandbox });
    expect({ code, stderr }).toEqual({ code: 0, stderr: whereTo });
    const links = lines(stdout);
    expect(links).toHaveLength(6);
    for (const [index, link] of links.entries())
      expect(await sentTo(sandbox, link)).toEqual(await readFile(shuffled[index] ?? ''));
  });

  test('says of a video that it is being made ready, and prints its link when that works', async () => {
    const sandbox = await startTestSandbox({ videos: 'ticket', videoReadyAfterMs: 3_000 });
    const profile = await temporaryFolder();
    const path = await makeVideo(await temporaryFolder(), { name: 'waves.mp4' });
    const { code, stdout, stderr } = await snapferry(['upload', path], { profile, sandbox });
    expect(code).toBe(0);
    expect(stderr).toContain(`${path}: Imgur has it and is making it ready.`);
    const [link = ''] = lines(stdout);
    expect((await fetch(link)).headers.get('content-type')).toBe('video/mp4');
    expect(lines(stdout)).toHaveLength(1);
  });

  test('writes links in the form that is asked for: ours, a small copy, or a template by its name', async () => {
    const sandbox = await startTestSandbox();
    const profile = await temporaryFolder();
    const [path = ''] = await makePictures(await temporaryFolder(), 1);
    const engine = await startEngine({
      profile,
      version: '0.0.0-test',
      environment: { apiUrl: sandbox.origin, clientId: sandbox.clientId },
      work: false,
    });
    const text = 'look: {link} {width}';
    await engine.call('changeSettings', { linkTemplates: [{ id: 'own-1', name: 'Team wiki', text }] });
    await engine.stop(0);
    const written = async (form: string) => {
      const { code, stdout } = await snapferry(['upload', '--title', 'Cat', '--links', form, path], {
        profile,
        sandbox,
      });
      expect(code).toBe(0);
      return lines(stdout)[0] ?? '';
    };
    expect(await written('markdown')).toMatch(/^!\[Cat\]\(http:\/\/127\.0\.0\.1:\d+\/i\/\w+\.png\)$/);
    expect(await written('thumb-m')).toMatch(/\w+m\.jpg$/);
    expect(await written('team wiki')).toMatch(/^look: http:\S+\.png 16$/);
    const refused = await snapferry(['upload', '--links', 'wiki', path], { profile, sandbox });
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('--links takes direct, page, markdown');
    expect(sandbox.pictures()).toHaveLength(3);
  });

  test('takes files, folders and standard input together, named as they were given', async () => {
    const sandbox = await startTestSandbox();
    const profile = await temporaryFolder();
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'trip'));
    const [one = '', two = '', three = ''] = await makePictures(folder, 3);
    await copyFile(one, join(folder, 'trip', 'b.png'));
    await copyFile(two, join(folder, 'trip', 'a.png'));
    await writeFile(join(folder, 'trip', 'notes.txt'), 'no picture');
    const { code, stdout, stderr } = await snapferry(
      ['upload', '--json', '--title', 'A title', '--description', 'Words', 'trip', '-', 'picture 001.png'],
      { profile, sandbox, folder, input: await readFile(three) },
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const items = objects(stdout);
    expect(items.map(({ input }) => input).sort()).toEqual(
      ['-', 'picture 001.png', join('trip', 'a.png'), join('trip', 'b.png')].sort(),
    );
    for (const item of items) {
      expect(item).toEqual({
        input: expect.any(String),
        status: 'uploaded',
        id: expect.any(String),
        link: expect.stringContaining(sandbox.origin),
        host: 'imgur',
        deletehash: expect.any(String),
        removed: [],
        losses: null,
        error: null,
      });
    }
    const piped = items.find(({ input }) => input === '-');
    expect(await sentTo(sandbox, String(piped?.link))).toEqual(await readFile(three));
    expect(sandbox.pictures().map(({ title, description }) => [title, description])).toEqual(
      Array(4).fill(['A title', 'Words']),
    );
  });

  test('in one list, the piped picture stands where it was given', async () => {
    const sandbox = await startTestSandbox();
    const profile = await temporaryFolder();
    const folder = await temporaryFolder();
    const [one = '', two = '', three = ''] = await makePictures(folder, 3);
    const { stdout } = await snapferry(['upload', one, '-', three], {
      profile,
      sandbox,
      input: await readFile(two),
    });
    const sent = await Promise.all(lines(stdout).map((link) => sentTo(sandbox, link)));
    expect(sent).toEqual(await Promise.all([one, two, three].map((path) => readFile(path))));
  });

  test('every bad input has its own message, and the others go on', async () => {
    const sandbox = await startTestSandbox();
    const profile = await temporaryFolder();
    const folder = await temporaryFolder();
    const [good = ''] = await makePictures(folder, 1);
    const at = (name: string) => join(folder, name);
    await writeFile(at('text.png'), 'This is no picture at all.');
    await writeFile(at('empty.png'), '');
    await mkdir(at('without'));
    if (!isWindows) await symlink('loop.png', at('loop.png'));
    // A video: pictures are made to fit.
    await writeFile(at('big.mp4'), Buffer.from('0000001866747970697336d30000020069736f6d69736f32', 'hex'));
    await truncate(at('big.mp4'), 201 * 2 ** 20);
    const args = [
      'missing.png',
      'text.png',
      'empty.png',
      'without',
      'big.mp4',
      'ftp://example.org/a.png',
      'mailto:a@example.org',
      ...(isWindows ? [] : ['loop.png']),
      good,
    ];
    const circumstances = { profile, sandbox, folder };

    const asJson = await snapferry(['upload', '--json', ...args], circumstances);
    expect(asJson.code).toBe(1);
    const codes = objects(asJson.stdout).map(({ input, status, error }) => [
      input,
      status,
      (error as { code: string } | null)?.code ?? null,
    ]);
    expect(new Map(codes.map(([input, ...rest]) => [input, rest]))).toEqual(
      new Map([
        ['missing.png', ['failed', 'vanished']],
        ['text.png', ['failed', 'not-an-image']],
        ['empty.png', ['failed', 'empty-file']],
        ['without', ['failed', 'folder-without-pictures']],
        ['big.mp4', ['failed', 'too-big']],
        ['ftp://example.org/a.png', ['failed', 'bad-url']],
        ['mailto:a@example.org', ['failed', 'bad-url']],
        ...(isWindows ? [] : [['loop.png', ['failed', 'unreadable']] as const]),
        [good, ['uploaded', null]],
      ]),
    );

    const forPeople = await snapferry(['upload', ...args], circumstances);
    expect(forPeople.code).toBe(1);
    expect(lines(forPeople.stdout)).toEqual([expect.stringMatching(/^http:\/\/127\.0\.0\.1/)]);
    const complaints = lines(forPeople.stderr);
    expect(complaints.map((line) => line.split(': ')[0]).sort()).toEqual(args.slice(0, -1).sort());
    expect(new Set(complaints.map((line) => line.split(': ')[1])).size).toBe(args.length - 1);
    if (!isWindows) expect(forPeople.stderr).toContain('It is a link that leads back to itself.');
  });

  test('a picture in a data: address and one at a file: address go up', async () => {
    const sandbox = await startTestSandbox();
    const profile = await temporaryFolder();
    const [path = '', other = ''] = await makePictures(await temporaryFolder(), 2);
    const content = await readFile(path);
    const address = `data:image/png;base64,${content.toString('base64')}`;
    const args = [address, pathToFileURL(other).href, 'data:text/plain,no picture'];
    const { code, stdout } = await snapferry(['upload', '--json', ...args], { profile, sandbox });
    const told = objects(stdout);
    expect(code).toBe(1);
    expect(told.find(({ input }) => input === 'data:image/png;base64,…')).toMatchObject({
      status: 'uploaded',
    });
    expect(told.find(({ input }) => input === args[1])).toMatchObject({ status: 'uploaded' });
    expect(told.find(({ input }) => input === args[2])).toMatchObject({ error: { code: 'bad-url' } });
    const sent = await Promise.all(sandbox.pictures().map(({ id }) => sandbox.bytesOf(id)));
    expect(sent.some((bytes) => bytes?.equals(content))).toBe(true);
  });

  test('an empty pipe is an empty file', async () => {
    const sandbox = await startTestSandbox();
    const { code, stdout } = await snapferry(['upload', '--json', '-'], {
      profile: await temporaryFolder(),
      sandbox,
    });
    expect(code).toBe(1);
    expect(objects(stdout)).toEqual([
      expect.objectContaining({
        input: '-',
        status: 'failed',
        id: null,
        error: expect.objectContaining({ code: 'empty-file' }),
      }),
    ]);
  });

  test('a picture that cannot be read is told apart', async () => {
    const sandbox = await startTestSandbox();
    // Root may read everything, so a socket stands for it: neither a file nor a folder nor a pipe.
    const socket = join(await temporaryFolder(), 'socket.png');
    const server = createServer().listen(socket);
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    const { code, stdout } = await snapferry(['upload', '--json', socket], {
      profile: await temporaryFolder(),
      sandbox,
    });
    expect(code).toBe(1);
    expect(objects(stdout)[0]?.error).toMatchObject({ code: 'unreadable' });
  });

  test('without a Client-ID nothing is queued, and it says how to get on', async () => {
    const sandbox = await startTestSandbox();
    const profile = await temporaryFolder();
    const [good = ''] = await makePictures(await temporaryFolder(), 1);
    const circumstances = { profile, sandbox, env: { SNAPFERRY_CLIENT_ID: '' } };
    const { code, stdout, stderr } = await snapferry(['upload', good], circumstances);
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toContain('SNAPFERRY_CLIENT_ID');
    expect((await snapferry(['queue', '--json'], circumstances)).stdout).toBe('');
    const asJson = await snapferry(['upload', '--json', good], circumstances);
    expect(asJson.code).toBe(3);
    expect(objects(asJson.stdout)).toEqual([
      expect.objectContaining({
        input: good,
        status: 'failed',
        error: expect.objectContaining({ code: 'no-client-id' }),
      }),
    ]);
  });

  test('a Client-ID that the host refuses ends the command', async () => {
    const sandbox = await startTestSandbox({ clientIds: ['0123456789abcde'] });
    const paths = await makePictures(await temporaryFolder(), 3);
    const { code, stdout, stderr } = await snapferry(['upload', '--json', ...paths], {
      profile: await temporaryFolder(),
      sandbox,
      env: { SNAPFERRY_CLIENT_ID: 'fffffffffffffff' },
    });
    expect(code).toBe(3);
    expect(objects(stdout).map(({ error }) => (error as { code: string }).code)).toEqual(
      Array(3).fill('bad-client-id'),
    );
    expect(stderr).toContain('does not know this Client-ID');
    expect(sandbox.pictures()).toEqual([]);
  });

  test('a server that is not there ends the command, and nothing stays behind', async () => {
    const profile = await temporaryFolder();
    const paths = await makePictures(await temporaryFolder(), 2);
    const { code, stdout, stderr } = await snapferry(['upload', '--json', ...paths], { profile });
    expect(code).toBe(3);
    expect(objects(stdout).map(({ status, error }) => [status, (error as { code: string }).code])).toEqual(
      Array(2).fill(['failed', 'unreachable']),
    );
    expect(stderr).toContain('cannot be reached');
    const queue = objects((await snapferry(['queue', '--json'], { profile })).stdout);
    expect(queue.map(({ state }) => state)).toEqual(['failed', 'failed']);
  });

  test('--no-wait comes back with the ids, and serve sends them', async () => {
    const sandbox = await startTestSandbox();
    const profile = await temporaryFolder();
    const paths = await makePictures(await temporaryFolder(), 3);
    const queued = await snapferry(['upload', '--no-wait', ...paths], { profile, sandbox });
    expect(queued).toMatchObject({ code: 0, stderr: '' });
    expect(sandbox.pictures()).toEqual([]);
    const ids = objects((await snapferry(['queue', '--json'], { profile, sandbox })).stdout).map(
      ({ id }) => id,
    );
    expect(lines(queued.stdout)).toEqual(ids);
    const serving = start(['serve'], { profile, sandbox });
    await serving.said(/3 pictures are in the queue[\s\S]*(127\.0\.0\.1:\d+\/i\/\w+\.png[\s\S]*){3}/);
    serving.child.kill('SIGTERM');
    expect(await serving.ended).toMatchObject({ code: 0 });
    expect(sandbox.pictures()).toHaveLength(3);
    const again = await snapferry(['upload', '--no-wait', '--json', ...paths], { profile, sandbox });
    expect(objects(again.stdout)).toEqual(
      paths.map((input) => ({
        input,
        status: 'queued',
        id: expect.any(String),
        link: null,
        host: null,
        deletehash: null,
        removed: null,
        losses: null,
        error: null,
      })),
    );
  });

  test(
    '60 pictures with credits for 30 in each window of 8 s: 60 links, nothing refused, and it says why it waits',
    async () => {
      const sandbox = await startTestSandbox({ windowScale: 450, limits: { user: 300 } });
      const profile = await temporaryFolder();
      const paths = await makePictures(await temporaryFolder(), 60);
      const { code, stdout, stderr } = await snapferry(['upload', ...paths], { profile, sandbox });
      expect({ code, refusals: sandbox.refusals }).toEqual({ code: 0, refusals: 0 });
      expect(new Set(lines(stdout)).size).toBe(60);
      expect(stderr).toMatch(/wait and will go then/);
    },
    90 * seconds,
  );

  test('Ctrl-C leaves the rest in the queue, and says so', async () => {
    const sandbox = await startTestSandbox({ windowScale: 1, limits: { user: 20 } });
    const profile = await temporaryFolder();
    const paths = await makePictures(await temporaryFolder(), 4);
    const uploading = start(['upload', ...paths], { profile, sandbox });
    await uploading.said(/wait and will go then/);
    uploading.child.kill('SIGINT');
    const { code, stdout, stderr } = await uploading.ended;
    expect(code).toBe(1);
    expect(lines(stdout)).toHaveLength(sandbox.pictures().length);
    expect(stderr).toMatch(/\d pictures stay in the queue/);
    const queue = objects((await snapferry(['queue', '--json'], { profile, sandbox })).stdout);
    expect(queue.filter(({ endedAt }) => endedAt === null)).toHaveLength(4 - sandbox.pictures().length);
  });

  test('whoever stops reading does no harm, and what was not read is told', async () => {
    const sandbox = await startTestSandbox();
    const profile = await temporaryFolder();
    const paths = await makePictures(await temporaryFolder(), 5);
    const uploading = start(['upload', ...paths], { profile, sandbox });
    uploading.child.stdout?.destroy();
    const { code, stderr } = await uploading.ended;
    expect(code).toBe(1);
    expect(stderr).toMatch(/could not be written[\s\S]*(\S+\/i\/\w+\.png\n){5}$/);
    expect(sandbox.pictures()).toHaveLength(5);
  });
});
