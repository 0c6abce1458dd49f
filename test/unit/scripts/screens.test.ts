import { expect, test } from 'vitest';
import { readDrawn } from '../../../scripts/screens/drawn.ts';
import { leavesOf, screensPage } from '../../../scripts/screens/page.ts';

const line = (view: string, look: string, screen = 'queue') =>
  JSON.stringify({ file: `${view}, ${look}.png`, screen, view, look });

test('what several processes drew is gathered by screen and view, each picture once', () => {
  const drawn = readDrawn(
    [
      line('empty', 'light'),
      line('busy', 'light'),
      line('full', 'light', 'library'),
      line('busy', 'dark'),
      line('busy', 'light'),
      '',
    ].join('\n'),
  );
  expect(drawn).toHaveLength(4);
  expect(leavesOf(drawn)).toEqual([
    { screen: 'library', view: 'full', looks: { light: 'full%2C%20light.png' } },
    {
      screen: 'queue',
      view: 'busy',
      looks: { light: 'busy%2C%20light.png', dark: 'busy%2C%20dark.png' },
    },
    { screen: 'queue', view: 'empty', looks: { light: 'empty%2C%20light.png' } },
  ]);
});

test('the page has them in it, and no name ends its script', () => {
  const page = screensPage(readDrawn(line('a </script> b', 'light')));
  const [, json = ''] = /<script type="application\/json" id="leaves">(.*?)<\/script>/.exec(page) ?? [];
  expect(JSON.parse(json)).toMatchObject([{ view: 'a </script> b' }]);
});
