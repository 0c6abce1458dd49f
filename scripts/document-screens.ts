import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { root } from './setup/paths.ts';
import { SetupError } from './setup/run-command.ts';
import { runMain } from './setup/run-main.ts';

/** Pictures of the documents: views of the gallery, by the name of their test and of their look. */
const screens = {
  'queue-light': 'busy, light',
  'queue-dark': 'busy, dark',
  'library-light': 'library, full, light',
  'about-light': 'settings, update, light',
} as const;

/** Implements `npm run docs:screens`: draws the pictures of the documents anew, by the gallery. */
await runMain(async () => {
  const drawn = await mkdtemp(join(tmpdir(), 'snapferry-screens-'));
  try {
    const views = [...new Set(Object.values(screens).map((look) => look.replace(/, \w+$/, '')))];
    const args = ['test', '--', 'gallery', `--grep=${views.map((view) => ` ${view}$`).join('|')}`];
    const env = { ...process.env, SNAPFERRY_GALLERY: drawn };
    const [code] = await once(spawn('npm', args, { cwd: root, env, stdio: 'inherit', shell: false }), 'exit');
    if (code !== 0) throw new SetupError('The gallery did not draw all of them.');
    const folder = join(root, 'docs', 'public', 'screens');
    await mkdir(folder, { recursive: true });
    for (const [name, look] of Object.entries(screens))
      await sharp(join(drawn, `${look}.png`))
        .png({ palette: true, effort: 10 })
        .toFile(join(folder, `${name}.png`));
    return 0;
  } finally {
    await rm(drawn, { recursive: true, force: true });
  }
});
