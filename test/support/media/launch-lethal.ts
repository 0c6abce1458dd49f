import { join } from 'node:path';
import { launchChild } from '../../../main/engine/media/pool/launch-child.ts';

/** Replaces the product's function: see lethal-worker.ts. */
export const launchMediaProcess = () => launchChild(join(import.meta.dirname, 'lethal-worker.ts'));
