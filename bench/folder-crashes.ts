import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { startEngine } from '../main/engine/app/engine.ts';
import { copyWhileKilling } from '../test/engine/folders/killing.ts';

export const name = '10,000 files copied into a watched folder, and the engine killed in the middle of it';

const files = 10_000;
const killAt = [500, 3_000, 6_000];
const giveUpMs = 300_000;

/** Checks that all files are in the queue at the end, each once, whatever the engine was doing when it crashed. */
export async function run() {
  const home = mkdtempSync(join(tmpdir(), 'snapferry-bench-'));
  const places = {
    profile: join(home, 'profile'),
    source: join(home, 'source'),
    folder: join(home, 'watched'),
  };
  mkdirSync(places.source);
  mkdirSync(places.folder);
  const start = () =>
    startEngine({
      profile: places.profile,
      version: 'bench',
      environment: { apiUrl: 'http://127.0.0.1:9', clientId: null },
      watchesFolders: true,
    });
  try {
    const first = await start();
    const { id } = await first.call('addFolder', { path: places.folder, existing: 'ignore' });
    await first.stop(0);
    const begun = Date.now();
    await copyWhileKilling(places, files, killAt);
    const engine = await start();
    try {
      const isThrough = async () => {
        const [folder] = (await engine.call('folders', {})).folders;
        return folder?.state.kind === 'watching' && folder.taken >= files;
      };
      while (!(await isThrough()) && Date.now() - begun < giveUpMs) await after(100);
      // Duplicates would be added now.
      await engine.call('rescanFolder', { id });
      while (!(await isThrough()) && Date.now() - begun < giveUpMs) await after(100);
      const { jobs } = await engine.call('jobs', {});
      const names = new Set(jobs.map((job) => job.name));
      const seconds = (Date.now() - begun) / 1_000;
      return [
        { name: 'in the queue', value: jobs.length, unit: 'pictures', ok: jobs.length === files },
        { name: 'different ones among them', value: names.size, unit: 'pictures', ok: names.size === files },
        { name: 'kills', value: killAt.length, unit: '', ok: true },
        { name: 'all of it after', value: seconds, unit: 's', ok: true },
      ];
    } finally {
      await engine.stop(0);
    }
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}
