import { expect, test } from 'vitest';
import type { AppError } from '../../../contract/app-error.ts';
import { compileFilter, mayBePicture } from '../../../main/engine/folders/filter.ts';
import { isWithin } from '../../../main/engine/folders/folder-check.ts';

const leave = {
  include: [] as string[],
  exclude: [] as string[],
  afterUpload: { kind: 'leave' as const },
};

test.each([
  ['Holiday.JPG', true],
  ['scan', true],
  ['film.webm', true],
  ['notes.txt', false],
  ['.hidden.png', false],
  ['._holiday.jpg', false],
  ['.syncthing.a.png.tmp', false],
  ['~syncthing~a.png.tmp', false],
  ['a.png.part', false],
  ['a.png.crdownload', false],
  ['Unconfirmed 4711.crdownload', false],
  ['a.png~', false],
])('%j may be a picture: %s', (name, may) => {
  expect(mayBePicture(name)).toBe(may);
});

test('patterns are for names at any depth, or with a slash for paths; excluding goes first; case does not matter', () => {
  const wanted = compileFilter({ ...leave, include: ['*.PNG', 'shots/**'], exclude: ['*secret*'] });
  const paths = [
    'a.png',
    'deep/in/b.png',
    'c.jpg',
    'shots/c.jpg',
    'shots/x/d.gif',
    'shots/Secret.png',
    'e.txt',
    '.x/f.png',
  ];
  expect(paths.filter(wanted)).toEqual(['a.png', 'deep/in/b.png', 'shots/c.jpg', 'shots/x/d.gif']);
});

test('what is moved aside after its upload is not looked at again', () => {
  const wanted = compileFilter({ ...leave, afterUpload: { kind: 'move', subfolder: 'done' } });
  expect(['done/a.png', 'a.png', 'x/done/a.png'].filter(wanted)).toEqual(['a.png', 'x/done/a.png']);
});

test.each(['[a-', '{a,b', '(x'])('the pattern %s does not parse, and is told', (pattern) => {
  expect(() => compileFilter({ ...leave, exclude: [pattern] })).toThrow(
    expect.objectContaining<Partial<AppError>>({
      data: expect.objectContaining({ code: 'bad-pattern', params: { pattern } }),
    }),
  );
});

test('lying in a folder is no matter of names that begin alike', () => {
  expect([isWithin('/a/b', '/a/b'), isWithin('/a/b', '/a/b/..c'), isWithin('/', '/x')]).toEqual([
    true,
    true,
    true,
  ]);
  expect([isWithin('/a/b', '/a/bc'), isWithin('/a/b', '/a')]).toEqual([false, false]);
});
