import { resolve } from 'node:path';
import envPaths from 'env-paths';

/** Returns the folder of all durable data of one user: `SNAPFERRY_HOME`, else the system's place for such data. */
export function profileFolder(environment: NodeJS.ProcessEnv): string {
  const chosen = environment.SNAPFERRY_HOME;
  return chosen ? resolve(chosen) : envPaths('snapferry', { suffix: '' }).data;
}
