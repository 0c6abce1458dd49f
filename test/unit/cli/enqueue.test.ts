import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { errorData } from '../../../contract/app-error.ts';
import { enqueue, matchAdded } from '../../../main/cli/enqueue.ts';
import { parseItem, preferredLanguages, readCommandEnvironment } from '../../../main/cli/environment.ts';
import { createFakeEngine } from '../socket/fake-engine.ts';

const folder = resolve('/base');
const given = (argument: string) => ({ argument, item: parseItem(argument, folder) });
const job = (input: string, place: number) =>
  ({ kind: 'job', input, place, jobId: `job of ${input}` }) as const;
const refused = (input: string, place: number) =>
  ({ kind: 'refused', input, place, error: errorData('not-found', 'No.') }) as const;

test('an argument with a scheme is an address, everything else is a path', () => {
  expect(parseItem('https://example.org/a.png', folder)).toEqual({
    kind: 'url',
    url: 'https://example.org/a.png',
  });
  expect(parseItem('ftp://x', folder)).toEqual({ kind: 'url', url: 'ftp://x' });
  expect(parseItem('a.png', folder)).toEqual({ kind: 'path', path: join(folder, 'a.png') });
  for (const url of ['mailto:a@example.org', 'data:text/plain,x', 'JavaScript:alert(1)', 'blob:x'])
    expect(parseItem(url, folder)).toEqual({ kind: 'url', url });
  expect(parseItem('./data:x', folder)).toEqual({ kind: 'path', path: join(folder, 'data:x') });
  const local = join(folder, 'a b%.png');
  expect(parseItem(pathToFileURL(local).href, folder)).toEqual({ kind: 'path', path: local });
  expect(parseItem('http:odd', folder)).toEqual({ kind: 'path', path: join(folder, 'http:odd') });
});

test('each argument gets what came of it, named as it was given', () => {
  const added = [
    job(join(folder, 'a.png'), 0),
    job(join(folder, 'trip', '1.png'), 1),
    job(join(folder, 'trip', '2.png'), 1),
    refused(join(folder, 'empty'), 2),
    job('https://example.org/b.png', 3),
    job(join(folder, 'a.png'), 4),
  ];
  const args = ['a.png', './trip/', 'empty', 'https://example.org/b.png', 'a.png'].map(given);
  expect(matchAdded(args, added).map((own) => own.map(({ input }) => input))).toEqual([
    ['a.png'],
    [join('trip', '1.png'), join('trip', '2.png')],
    ['empty'],
    ['https://example.org/b.png'],
    ['a.png'],
  ]);
});

test('the same thing given twice keeps to its own entries', () => {
  const one = join(folder, 'trip', '1.png');
  const files = matchAdded(['trip/1.png', 'trip/1.png'].map(given), [job(one, 0), job(one, 1)]);
  expect(files.map((own) => own.length)).toEqual([1, 1]);
  const folders = matchAdded(['trip', 'trip'].map(given), [job(one, 0), refused(join(folder, 'trip'), 1)]);
  expect(folders.map((own) => own.length)).toEqual([1, 1]);
});

test('whatever the engine calls it, an argument keeps its own, and nothing is passed over in silence', async () => {
  const other = [job('/base/trip/1.png', 0), job('/elsewhere/x.png', 1), job('/elsewhere/y.png', 7)];
  const fake = createFakeEngine({ add: () => ({ batchId: 'b', added: other }) });
  const options = {
    folder,
    title: null,
    description: null,
    host: 'imgur',
    keepMetadata: false,
    offered: false,
    givenAt: 1_000,
    piped: new Map(),
  };
  const handed = await enqueue(fake, ['/base/trip/', 'lost.png', 'untold.png'], options);
  expect(handed.map(({ jobId, error }) => jobId ?? error?.code)).toEqual([
    'job of /base/trip/1.png',
    'job of /elsewhere/x.png',
    'internal',
    'job of /elsewhere/y.png',
  ]);
  expect(handed[0]?.input).toBe(join('/base/trip', '1.png'));
});

test('all paths and addresses are one call, and the pipe is safe before it', async () => {
  const fake = createFakeEngine({
    add: ({ items }) => ({
      batchId: 'b',
      added: items.map((item, place) => job(item.kind === 'path' ? item.path : item.url, place)),
    }),
    addBytes: ({ name }) => ({ batchId: 'c', added: [job(name, 0)] }),
  });
  const handed = await enqueue(fake, ['x.png', '-', 'y.png'], {
    folder,
    title: 'T',
    description: null,
    host: 'imgur',
    keepMetadata: true,
    offered: false,
    givenAt: 1_000,
    piped: new Map([[1, { name: 'standard input', content: new Uint8Array([1]) }]]),
  });
  expect(handed.map(({ input }) => input)).toEqual(['x.png', '-', 'y.png']);
  expect(fake.calls.map(({ name }) => name)).toEqual(['addBytes', 'add']);
  for (const { input } of fake.calls)
    expect(input).toMatchObject({
      origin: 'command-line',
      title: 'T',
      privacy: 'hidden',
      metadata: 'keep',
    });
});

test('a pipe that holds too much is refused, and the others go on', async () => {
  const fake = createFakeEngine({ add: () => ({ batchId: 'b', added: [job(join(folder, 'x.png'), 0)] }) });
  const options = {
    folder,
    title: null,
    description: null,
    host: 'imgur',
    keepMetadata: false,
    offered: false,
    givenAt: 1_000,
    piped: new Map([[0, { name: 'standard input', content: errorData('too-big', 'More came.') }]]),
  };
  const handed = await enqueue(fake, ['-', 'x.png'], options);
  expect(handed.map(({ input, error }) => [input, error?.code])).toEqual([
    ['-', 'too-big'],
    ['x.png', undefined],
  ]);
});

test('the environment: paths from where npm was called, POSIX order of languages, no secret left behind', () => {
  const environment = {
    SNAPFERRY_HOME: folder,
    SNAPFERRY_CLIENT_SECRET: 'hush',
    SNAPFERRY_API_KEY: 'open sesame',
    npm_lifecycle_event: 'snapferry',
    INIT_CWD: '/called/from',
  };
  expect(readCommandEnvironment(environment, '/elsewhere')).toEqual({
    engine: { profile: folder, apiUrl: null, clientId: null, clientSecret: 'hush', ledger: null },
    apiKey: 'open sesame',
    folder: '/called/from',
  });
  expect(Object.keys(environment)).not.toContain('SNAPFERRY_CLIENT_SECRET');
  expect(Object.keys(environment)).not.toContain('SNAPFERRY_API_KEY');
  expect(readCommandEnvironment({ INIT_CWD: '/called/from' }, '/elsewhere').folder).toBe('/elsewhere');
  expect(preferredLanguages({ LC_ALL: 'ru_RU.UTF-8', LC_MESSAGES: 'de_DE', LANG: 'en_GB' })).toEqual([
    'ru_RU.UTF-8',
  ]);
  expect(preferredLanguages({ LC_ALL: '', LC_MESSAGES: 'de_DE', LANG: 'en_GB' })).toEqual(['de_DE']);
  expect(preferredLanguages({ LANG: 'en_GB' })).toEqual(['en_GB']);
});
