import { readFileSync } from 'node:fs';
import { probeFile } from '../../main/engine/media/probe.ts';
import { readPicture } from '../../main/engine/media/reading/index.ts';

// Reads pictures in a process of its own, and tells beside what was found what each cost.

const context = { signal: new AbortController().signal, progress: () => {} };
const wants = { words: false, codes: true, findings: true };

process.on('message', (input: Pick<Parameters<typeof readPicture>[0], 'path' | 'languages'>) => {
  void measure(input).then(
    (told) => process.send?.(told),
    (thrown: unknown) => process.send?.({ failure: String(thrown) }),
  );
});

/** Of this process alone: `getrusage` begins at what its parent had. Linux only. */
const peakBytes = () =>
  Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) * 1_024;

async function measure({ path, languages }: Pick<Parameters<typeof readPicture>[0], 'path' | 'languages'>) {
  const { media } = await probeFile(path, context);
  const [begun, before] = [performance.now(), process.cpuUsage()];
  const { findings } = await readPicture({ path, media, languages, wants }, context);
  const { user, system } = process.cpuUsage(before);
  return {
    findings,
    ms: performance.now() - begun,
    processorMs: (user + system) / 1_000,
    peakMegabytes: peakBytes() / 1_000_000,
  };
}
