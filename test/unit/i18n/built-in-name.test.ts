import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { codeThatNamesIt, textsThatNameIt } from '../../../scripts/texts/built-in-name.ts';
import { temporaryFolder } from '../../engine/support/running-engine.ts';

test('a text about every host that speaks of one is complained of, one of its own is not', () => {
  const found = textsThatNameIt({
    'capture.card.delete': 'Delete from Imgur',
    'accounts.trouble': 'Imgur shows an error?',
    'error.vanished': 'The file is gone.',
  });
  expect(found).toEqual(['capture.card.delete: speaks of one host, and is about every one']);
});

test('code that names it outside of its folder is complained of, a comment is not', async () => {
  const root = await temporaryFolder();
  for (const room of ['contract', 'i18n', 'links', 'main/engine/jobs', 'preload', 'renderer'])
    mkdirSync(join(root, room), { recursive: true });
  writeFileSync(join(root, 'main/engine/jobs/a.ts'), "export const host = 'imgur';\n");
  writeFileSync(join(root, 'main/engine/jobs/b.ts'), '// Imgur was seen to stall.\nexport const b = 1;\n');
  const found = codeThatNamesIt(root).filter((one) => one.includes('names a host'));
  expect(found).toEqual(['main/engine/jobs/a.ts: names a host outside of that host’s folder']);
});
