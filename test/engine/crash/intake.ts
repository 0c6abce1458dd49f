import { createHash } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pictureMaker } from '../../support/unique-pictures.ts';
import type { EngineProcess } from '../support/engine-process.ts';

/** Ways in which a picture comes: dropped, pasted, or saved into a watched folder. */
export const ways = ['drop', 'paste', 'folder'] as const;
export type Way = (typeof ways)[number];

/** Hands pictures in, and remembers those that are the engine's from then on. */
export interface Intake {
  /** Folder that the engine is to watch. */
  readonly watched: string;
  /** Names of what was surely handed in, with their hashes. */
  readonly handed: ReadonlyMap<string, string>;
  /** Rejects where the engine did not confirm it; then it is not counted. */
  handIn(way: Way): Promise<void>;
}

const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

/** @param work a folder that no trouble befalls */
export async function openIntake(work: string, engine: Pick<EngineProcess, 'call'>): Promise<Intake> {
  const make = await pictureMaker();
  const watched = join(work, 'watched');
  await mkdir(watched, { recursive: true });
  const handed = new Map<string, string>();
  let made = 0;
  return {
    watched,
    handed,
    async handIn(way) {
      const index = made++;
      const name = `${way}-${index}.png`;
      const bytes = make(index);
      if (way === 'folder') {
        await writeFile(join(work, `${name}.part`), bytes);
        await rename(join(work, `${name}.part`), join(watched, name));
      } else if (way === 'drop') {
        const path = join(work, name);
        await writeFile(path, bytes);
        await engine.call('add', { items: [{ kind: 'path', path }], origin: 'drop' });
      } else await engine.call('addBytes', { name, bytes: Uint8Array.from(bytes), origin: 'drop' });
      handed.set(name, hashOf(bytes));
    },
  };
}
