import { spawnSync } from 'node:child_process';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '../support/running-engine.ts';
import { addFolder, folderOf, namesOf, patiently, png, putPng, watching } from './support.ts';

// Alone in its process: whatever process is started for it has its rights, and would keep them for the tests behind it.

/** Where Node lies in a folder that is closed to others, no process can be started with their rights. */
const canStartAsOther =
  process.geteuid?.() !== 0 ||
  spawnSync(process.execPath, ['--version'], { uid: 65_534, gid: 65_534 }).status === 0;

test.runIf(process.platform !== 'win32' && canStartAsOther)(
  'what may not be read is told, and comes as soon as it may be',
  async () => {
    // Nothing is closed to root.
    if (process.geteuid?.() === 0) {
      process.seteuid?.(65_534);
      onTestFinished(() => process.seteuid?.(0));
    }
    const folder = await temporaryFolder();
    const closed = join(folder, 'closed');
    const watched = join(folder, 'watched');
    const inner = join(watched, 'inner');
    await mkdir(inner, { recursive: true });
    await mkdir(closed, { mode: 0 });
    const run = await watching();
    const refused = run.engine.call('addFolder', { path: closed });
    await expect(refused).rejects.toMatchObject({ data: { code: 'folder-unreadable' } });
    const { id } = await addFolder(run, watched, { recursive: true });
    const told = () => folderOf(run.engine, id);

    await writeFile(join(watched, 'secret.png'), await png(), { mode: 0 });
    await expect
      .poll(told, patiently)
      .toMatchObject({ trouble: { code: 'unreadable', params: { name: 'secret.png' } } });
    await chmod(join(watched, 'secret.png'), 0o600);
    await expect.poll(() => namesOf(run), patiently).toEqual(['secret.png']);

    await chmod(inner, 0);
    await run.engine.call('rescanFolder', { id });
    await expect.poll(told, patiently).toMatchObject({ trouble: { params: { folder: inner } } });
    await chmod(inner, 0o700);
    await putPng(inner, 'inner.png');
    await expect.poll(() => namesOf(run), patiently).toEqual(['inner.png', 'secret.png']);

    await chmod(watched, 0);
    await expect.poll(told, patiently).toMatchObject({
      state: { kind: 'unreadable', error: { code: 'folder-unreadable', params: { folder: watched } } },
      trouble: null,
    });
    await chmod(watched, 0o700);
    await putPng(watched, 'back.png');
    await expect.poll(() => namesOf(run), patiently).toContain('back.png');
    expect(await told()).toMatchObject({ taken: 3 });
  },
);
