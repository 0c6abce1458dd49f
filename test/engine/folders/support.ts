import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { expect } from 'vitest';
import type { EngineInput } from '../../../contract/engine.ts';
import type { WatchedFolder } from '../../../contract/folders.ts';
import type { Job } from '../../../contract/job.ts';
import type { EngineOptions } from '../../../main/engine/app/engine.ts';
import { type RunningEngine, startTestEngine, temporaryFolder } from '../support/running-engine.ts';

/** Options of waits for real files and real notifications of the system, on a machine that may be busy. */
export const patiently = { timeout: 25_000, interval: 20 };

/** Starts an engine that watches the configured folders, and uploads nothing because it has no Client-ID. */
export const watching = (options: Partial<EngineOptions> = {}): Promise<RunningEngine> =>
  startTestEngine({
    watchesFolders: true,
    environment: { apiUrl: 'http://127.0.0.1:9', clientId: null },
    ...options,
  });

export async function addFolder(
  { engine }: RunningEngine,
  path: string,
  options: Partial<EngineInput<'addFolder'>> = {},
): Promise<WatchedFolder> {
  const folder = await engine.call('addFolder', { path, ...options });
  await expect
    .poll(() => folderOf(engine, folder.id), patiently)
    .toMatchObject({ state: { kind: 'watching' } });
  return folder;
}

export async function folderOf(
  engine: RunningEngine['engine'],
  id: string,
): Promise<WatchedFolder | undefined> {
  return (await engine.call('folders', {})).folders.find((folder) => folder.id === id);
}

export async function jobsOf({ engine }: RunningEngine): Promise<Job[]> {
  return (await engine.call('jobs', {})).jobs;
}
export const namesOf = async (run: RunningEngine): Promise<string[]> =>
  (await jobsOf(run)).map(({ name }) => name).sort();

let made = 0;

/** Creates a unique PNG. */
export async function png(): Promise<Buffer> {
  made += 1;
  const background = { r: made % 256, g: (made >> 8) % 256, b: 7 };
  return sharp({ create: { width: 12, height: 9, channels: 3, background } })
    .png()
    .toBuffer();
}

export async function putPng(folder: string, name: string): Promise<string> {
  const path = join(folder, name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, await png());
  return path;
}

/** Creates a folder with this many different pictures. */
export async function folderWith(...names: string[]): Promise<string> {
  const folder = await temporaryFolder();
  for (const name of names) await putPng(folder, name);
  return folder;
}

/** Adds a last picture and waits for it: everything before it had its chance. */
export async function letPass(run: RunningEngine, folder: string): Promise<void> {
  made += 1;
  const name = `last ${made}.png`;
  await putPng(folder, name);
  await expect.poll(() => namesOf(run), patiently).toContain(name);
}
