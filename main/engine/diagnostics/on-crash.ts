import { mkdirSync } from 'node:fs';
import { crashesFolder, pruneCrashes, recordCrash } from './crashes.ts';
import type { PrivateText } from './private-text.ts';

/**
 * Lets this process leave a note in the profile when it ends by a mistake of its own: an error that nobody caught, as a
 * text; the end of V8's memory, as Node's report, without the environment and the network.
 */
export function noteCrashes(profile: string, version: string, privately: PrivateText): void {
  pruneCrashes(profile);
  // Only looks: Node ends the process as it would without us.
  process.on('uncaughtExceptionMonitor', (thrown, origin) => {
    const why = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
    const about = `Snapferry ${version}, Node ${process.versions.node}, ${process.platform} ${process.arch}`;
    recordCrash(profile, Date.now(), privately(`${about}\n${origin}\n${why}\n`));
  });
  // Electron's Node may be built without it.
  const { report } = process;
  if (!report) return;
  try {
    mkdirSync(crashesFolder(profile), { recursive: true, mode: 0o700 });
    report.directory = crashesFolder(profile);
    report.reportOnFatalError = true;
    // Known to Node, and not yet to its types.
    Object.assign(report, { excludeNetwork: true, excludeEnv: true });
  } catch {
    // A profile that cannot be written says so elsewhere.
  }
}
