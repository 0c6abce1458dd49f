import fc from 'fast-check';
import { expect, test } from 'vitest';
import { descriptionWith, mentionsIn, tagsOf } from '../../../main/engine/posts/text.ts';

test('tags as people type them', () => {
  expect(tagsOf(['#Cats, big dogs;  birds \n#cats', 'снег']).tags).toEqual([
    'cats',
    'big_dogs',
    'birds',
    'снег',
  ]);
  expect(tagsOf(['a/b', '<b>', '\u202e', 'x'.repeat(65)]).bad).toEqual([
    'a/b',
    '<b>',
    '\u202e',
    'x'.repeat(65),
  ]);
});

test('whatever is typed, what is sent as tags holds no separator, markup or control character', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' })), (typed) => {
      for (const tag of tagsOf(typed).tags) expect(tag).toMatch(/^[\p{L}\p{M}\p{N}_]{1,64}$/u);
    }),
  );
});

test('mentions are names after an @, and no addresses', () => {
  expect(mentionsIn('@ada and @Ada2, write to me@example.org', '(@grace_h) @x @ada')).toEqual([
    'ada',
    'Ada2',
    'grace_h',
  ]);
});

test('whose picture it is stands under the description', () => {
  const credit = { notMine: true, author: 'Ada', link: 'https://example.org/ada' };
  expect(descriptionWith('Look.', credit)).toBe('Look.\n\nCredit: Ada, https://example.org/ada');
  expect(descriptionWith('', { ...credit, author: '' })).toBe('Credit: https://example.org/ada');
  expect(descriptionWith('Look.', { ...credit, notMine: false })).toBe('Look.');
  expect(descriptionWith(' ', { notMine: true, author: '', link: '' })).toBeNull();
});
