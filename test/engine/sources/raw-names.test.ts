import { mkdir, writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { decodeRawPath } from '../../../main/engine/sources/raw-path.ts';
import { png } from '../folders/support.ts';
import { allInState, startTestEngine, startTestSandbox, temporaryFolder } from '../support/running-engine.ts';

/** Linux alone allows them. */
const onLinux = test.runIf(process.platform === 'linux');

async function place(...names: string[]) {
  const sandbox = await startTestSandbox();
  const run = await startTestEngine({ sandbox });
  const folder = await temporaryFolder();
  const inLatin1 = (name: string) => Buffer.concat([Buffer.from(`${folder}/`), Buffer.from(name, 'latin1')]);
  for (const name of names) {
    if (name.endsWith('/')) await mkdir(inLatin1(name));
    else await writeFile(inLatin1(name), await png());
  }
  const uploaded = async (...paths: string[]) => {
    const added = await run.add(paths);
    if (added.length === 0) return [];
    return (await run.until(allInState('uploaded'))).map(({ name }) => name);
  };
  return { sandbox, folder, uploaded, inLatin1 };
}

onLinux('a file whose name is no text, by its bytes', async () => {
  const { sandbox, uploaded, inLatin1 } = await place('bad\xff.png');
  expect(await uploaded(decodeRawPath(inLatin1('bad\xff.png')))).toEqual(['bad\ufffd.png']);
  expect(sandbox.pictures()).toHaveLength(1);
});

onLinux('a folder with such names, and one that has such a name itself', async () => {
  const { uploaded, folder } = await place('caf\xe9.png', 'plain.png');
  expect(await uploaded(folder)).toEqual(['caf\ufffd.png', 'plain.png']);
  const other = await place('\xe9t\xe9/', '\xe9t\xe9/caf\xe9.png');
  expect(await other.uploaded(decodeRawPath(other.inLatin1('\xe9t\xe9')))).toEqual(['caf\ufffd.png']);
});

onLinux(
  'a path that lost its bytes on the way, as a drop loses them, where only one can be meant',
  async () => {
    const { folder, uploaded } = await place(
      '\xe9t\xe9/',
      '\xe9t\xe9/bad\xff\xfe.png',
      '\xe9t\xe9/plain.png',
    );
    expect(await uploaded(`${folder}/\ufffdt\ufffd/bad\ufffd.png`)).toEqual(['bad\ufffd\ufffd.png']);
    const two = await place('a\xff.png', 'a\xfe.png');
    expect(await two.uploaded(`${two.folder}/a\ufffd.png`)).toEqual([]);
    const none = await place('plain.png');
    expect(await none.uploaded(`${none.folder}/b\ufffd.png`)).toEqual([]);
  },
);
