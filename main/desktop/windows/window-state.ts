import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type WindowState, windowStateSchema } from './window-bounds.ts';

const stateFile = (profile: string) => join(profile, 'window.json');

/** Reads the window's state of the last run; the default where there is none, or none that can be read. */
export function readWindowState(profile: string): WindowState {
  try {
    return windowStateSchema.parse(JSON.parse(readFileSync(stateFile(profile), 'utf8')));
  } catch {
    return windowStateSchema.parse({});
  }
}

/** Stores the window's state. Bounds that cannot be stored are not worth an error. */
export function writeWindowState(profile: string, state: WindowState): void {
  try {
    writeFileSync(stateFile(profile), JSON.stringify(state));
  } catch {
    // See above.
  }
}
