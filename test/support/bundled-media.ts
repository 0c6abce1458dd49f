import { dirname, join } from 'node:path';
import { vi } from 'vitest';

// Engines in the process of a test open files in media processes of the bundle, where one was made for this run: read
// from their sources, each takes three times the processor to start. Engines that run from the bundle do so by themselves.

const command = process.env.SNAPFERRY_TEST_COMMAND;
if (command !== undefined)
  vi.doMock('../../main/engine/media/pool/launch.ts', async () => {
    const { launchChild } = await import('../../main/engine/media/pool/launch-child.ts');
    return { launchMediaProcess: () => launchChild(join(dirname(command), 'media.cjs')) };
  });
