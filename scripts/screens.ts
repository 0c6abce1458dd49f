import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { drawnList, readDrawn } from './screens/drawn.ts';
import { screensPage } from './screens/page.ts';
import { root } from './setup/paths.ts';
import { SetupError } from './setup/run-command.ts';
import { runMain } from './setup/run-main.ts';

/** A view is drawn in nine looks, each checked: on a slow machine that takes minutes. */
const viewTimeoutMs = 300_000;

/**
 * Implements `npm run screens`: draws every view of the gallery, in both themes and all languages, and a page to leaf
 * through. What stands behind `--` selects as with `npm test`. A check that fails keeps no picture back, only the exit
 * code tells.
 */
await runMain(async () => {
  const folder = join(root, 'docs', 'screens');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const env = { ...process.env, SNAPFERRY_GALLERY: folder, SNAPFERRY_GALLERY_LANGUAGES: 'all' };
  const args = ['test', '--', 'gallery', `--timeout=${viewTimeoutMs}`, ...process.argv.slice(2)];
  const [code] = await once(spawn('npm', args, { cwd: root, env, stdio: 'inherit', shell: false }), 'exit');
  const list = join(folder, drawnList);
  if (!existsSync(list)) throw new SetupError('The gallery drew nothing.');
  const drawn = readDrawn(await readFile(list, 'utf8'));
  const page = join(folder, 'index.html');
  await writeFile(page, screensPage(drawn));
  console.log(`${drawn.length} pictures: ${page}`);
  return code === 0 ? 0 : 1;
});
