import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './paths.ts';
import type { ElectronRuntime } from './runtime.ts';

/** Target of a build: the Electron that ships, or the old one that stands in for it on machines without GitHub. */
export type BuildTarget = 'pinned' | 'stand-in';

/**
 * Returns the target for a runtime. An Electron of the user's own counts as the pinned one from its major version on.
 */
export function buildTargetOf({ kind, executable }: ElectronRuntime): BuildTarget {
  if (kind !== 'own') return kind;
  const version = majorIn(join(dirname(executable), 'version'));
  return version !== null && version < pinnedMajor() ? 'stand-in' : 'pinned';
}

function pinnedMajor(): number {
  const { version } = JSON.parse(
    readFileSync(join(root, 'node_modules', 'electron', 'package.json'), 'utf8'),
  );
  return Number.parseInt(version, 10);
}

function majorIn(path: string): number | null {
  try {
    return Number.parseInt(readFileSync(path, 'utf8').replace(/^v/, ''), 10);
  } catch {
    return null;
  }
}
