import { join } from 'node:path';
import { launchChild } from '../../../main/engine/media/pool/launch-child.ts';

/** In place of the product's: see lethal-worker.ts. */
export const launchMediaProcess = () => launchChild(join(import.meta.dirname, 'lethal-worker.ts'));
