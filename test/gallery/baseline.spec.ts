import { isDrawnAnew, keepDrawnWith } from './baseline.ts';
import { expect, test } from './fixtures.ts';

test('the pictures of views can be compared with those that are kept', async ({ stage }, info) => {
  const { here, whyNot } = stage.drawing;
  if (isDrawnAnew(info)) return keepDrawnWith(here);
  test.skip(whyNot !== null, whyNot ?? '');
  expect(whyNot).toBeNull();
});
