import { onTestFinished } from 'vitest';
import type { Sandbox } from '../../../sandbox/index.ts';
import { type EngineProcess, forkEngine } from '../../support/engine-child.ts';
import type { AtEnd } from './running-engine.ts';

export type { EngineProcess } from '../../support/engine-child.ts';

export async function spawnEngine(
  profile: string,
  sandbox: Sandbox,
  atEnd: AtEnd = onTestFinished,
  more: Readonly<Record<string, string>> = {},
): Promise<EngineProcess> {
  const engine = forkEngine({
    profile,
    env: { SNAPFERRY_API_URL: sandbox.origin, SNAPFERRY_CLIENT_ID: sandbox.clientId, ...more },
  });
  atEnd(engine.kill);
  await engine.ready;
  return engine;
}
