import { toErrorData } from '../../../contract/app-error.ts';
import { metadataOf } from './metadata/index.ts';
import type { OperationContext, Operations } from './operations.ts';
import { probeWith } from './probe.ts';

/** Probes a file and inspects its metadata while it is open, so that it is read once. See index.ts. */
export const examineFile = (
  { path, keep }: Operations['examine']['input'],
  context: OperationContext,
): Promise<Operations['examine']['output']> =>
  probeWith(path, context, async (file, probed) => ({
    ...probed,
    metadata: await metadataOf(file, probed.media, keep, context).then(
      (value) => ({ ok: true as const, value }),
      (thrown) => ({ ok: false as const, error: toErrorData(thrown) }),
    ),
  }));
