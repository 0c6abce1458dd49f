import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, copyFile, mkdir, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { expect, test } from 'vitest';
import { installLanguages } from '../../support/reading/language-files.ts';
import { documents, shellLines } from '../../support/written-commands.ts';
import { makePictures, startTestSandbox, temporaryFolder } from '../support/running-engine.ts';
import { entry, environmentOf } from './support.ts';

/**
 * Run by others: what installs, by `npm run test:command`; what asks the registry, against one of their own. A second
 * computer is not at hand.
 */
const isElsewhere = (line: string) => /^(npm install|ssh) /.test(line) || line.includes(' --download ');
/** Ends only when it is told to. */
const goesOn = (line: string) => /^snapferry (watch|serve)\b/.test(line);
/** Catbox itself cannot be asked by a test: the sandbox takes its place, once it was chosen. */
const inPlaceOf = (line: string) =>
  line === 'snapferry hosts default catbox' ? `${line} && snapferry hosts default imgur` : line;

/** A home with what the documents speak of: a picture, two folders, and the command on the path. */
async function reader() {
  const home = await temporaryFolder();
  const [picture = ''] = await makePictures(home, 1);
  for (const name of ['picture.png', 'screenshot.png']) await copyFile(picture, join(home, name));
  for (const name of ['public', 'Screenshots', 'bin', 'profile']) await mkdir(join(home, name));
  await installLanguages(join(home, 'profile'), 'eng');
  const command = join(home, 'bin', 'snapferry');
  await writeFile(command, `#!/bin/sh\nexec "${process.execPath}" "${entry}" "$@"\n`);
  await chmod(command, 0o755);
  return home;
}

async function ended(child: ChildProcess) {
  let said = '';
  let tell = () => {};
  const spoke = new Promise<void>((resolve) => {
    tell = resolve;
  });
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (part: Buffer) => {
      said += part.toString();
      tell();
    });
  const closed = once(child, 'close');
  return { spoke, result: closed.then(([code]) => ({ code, said })) };
}

test
  .skipIf(process.platform === 'win32')
  .for(documents().filter((document) => shellLines(document).some((line) => line.startsWith('snapferry'))))(
  'whoever follows %s word by word gets where it says',
  async (document) => {
    const home = await reader();
    const sandbox = await startTestSandbox({});
    const env = environmentOf({ profile: join(home, 'profile'), sandbox });
    for (const line of shellLines(document).filter((line) => !isElsewhere(line))) {
      const child = spawn('/bin/sh', ['-c', goesOn(line) ? `exec ${line}` : inPlaceOf(line)], {
        cwd: home,
        env: { ...env, PATH: [join(home, 'bin'), env.PATH].join(delimiter) },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      const { spoke, result } = await ended(child);
      if (goesOn(line)) {
        await Promise.race([spoke, result]);
        child.kill('SIGTERM');
      }
      const { code, said } = await result;
      expect(code, `${line}\n${said}`).toBe(0);
    }
  },
);

test('several documents are followed', () => {
  expect(documents().flatMap(shellLines).length).toBeGreaterThan(12);
});
