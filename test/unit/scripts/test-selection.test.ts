import { describe, expect, test } from 'vitest';
import { requireNodeApi } from '../../../scripts/setup/require-node-api.ts';
import { runnerArguments, selectTests, testParts } from '../../../scripts/setup/test-selection.ts';

const files = [
  'test/unit/links/write.test.ts',
  'test/unit/renderer/library.test.ts',
  'test/engine/library/library.test.ts',
  'test/simulation/scenes.test.ts',
  'test/app/capture.spec.ts',
  'test/gallery/library.spec.ts',
];
const selected = (...words: string[]) =>
  Object.fromEntries(selectTests(words, files).map(({ part, files }) => [part.id, files]));
const all = { unit: null, engine: null, sim: null, gallery: null, app: null };

describe('what is wanted', () => {
  test('is everything without a word', () => {
    expect(selected()).toEqual(all);
  });
  test('is a part by its name, or several', () => {
    expect(selected('gallery')).toEqual({ gallery: null });
    expect(selected('sim', 'unit')).toEqual({ unit: null, sim: null });
  });
  test('is a file by a piece of its path, in whichever part; the others have none', () => {
    expect(selected('library')).toEqual({
      unit: ['test/unit/renderer/library.test.ts'],
      engine: ['test/engine/library/library.test.ts'],
      sim: [],
      gallery: ['test/gallery/library.spec.ts'],
      app: [],
    });
    expect(selected('gallery', './test/gallery/library.spec.ts')).toEqual({
      gallery: ['test/gallery/library.spec.ts'],
    });
  });
  test('is a test by a piece of its name, in all parts or in the files named', () => {
    expect(selectTests(['two', 'days'], files).map(({ name }) => name)).toEqual(
      testParts.map(() => 'two days'),
    );
    const [one] = selectTests(['unit', 'links/', 'two days'], files);
    expect(one).toMatchObject({ files: ['test/unit/links/write.test.ts'], name: 'two days' });
  });
  test('never has a file in two parts', () => {
    const found = testParts.map(({ folder }) => files.filter((file) => file.startsWith(folder)).length);
    expect(found.reduce((sum, count) => sum + count)).toBe(files.length);
  });
});

describe('its runner is told', () => {
  const told = (...words: string[]) => toldOf({ cores: 3, isCi: false }, ...words);
  const toldOf = (machine: Parameters<typeof runnerArguments>[1], ...words: string[]) =>
    selectTests(words, files).map((each) => runnerArguments(each, machine))[0];
  test('of a part of vitest', () => {
    expect(told('unit')).toEqual(['run', 'test/unit/', '--maxWorkers=3']);
    expect(told('engine')).toEqual(['run', 'test/engine/', '--maxWorkers=6']);
    expect(told('unit', 'links/', 'a (b)')).toEqual([
      'run',
      'test/unit/links/write.test.ts',
      '--maxWorkers=3',
      '--testNamePattern',
      'a \\(b\\)',
      '--passWithNoTests',
    ]);
  });
  test('of a part of Playwright, with what is only for the runner', () => {
    expect(told('app', '--workers=1')).toEqual(['test', '--project', 'app', '--workers=1']);
    expect(told('gallery', 'library.spec', '10 s?')).toEqual([
      'test',
      'test\\/gallery\\/library\\.spec\\.ts$',
      '--project',
      'gallery',
      '--grep',
      '10 s\\?',
      '--pass-with-no-tests',
    ]);
  });
  test('of a second try, on CI, where tests wait for processes', () => {
    const onCi = (...words: string[]) => toldOf({ cores: 3, isCi: true }, ...words)?.join(' ');
    expect(onCi('engine')).toContain('--retry=1');
    for (const drawn of ['app', 'gallery']) expect(onCi(drawn), drawn).toContain('--retries=1');
    for (const strict of ['unit', 'sim']) expect(onCi(strict), strict).not.toContain('--retr');
  });
});

test('a Node that would crash is told what to do', () => {
  expect(() => requireNodeApi('9')).toThrow(/npm test -- <part, file or name>/);
  expect(() => requireNodeApi(undefined)).not.toThrow();
  expect(() => requireNodeApi('10')).not.toThrow();
});
