import { constants, getPriority, setPriority } from 'node:os';
import type { OperationContext, OperationName, Operations } from './operations.ts';

const { priority } = constants;

type Handlers = {
  readonly [N in OperationName]: (
    input: Operations[N]['input'],
    context: OperationContext,
  ) => Promise<Operations[N]['output']>;
};

/**
 * Runs the operations inside of a media process. What one operation needs is loaded with its first run: few
 * processes do all of them.
 */
export const handlers: Handlers = {
  probe: async ({ path }, context) => (await import('./probe.ts')).probeFile(path, context),
  examine: async (input, context) => (await import('./examine.ts')).examineFile(input, context),
  measureVideo: async ({ path, mime }) => (await import('./video.ts')).measureVideo(path, mime),
  checkFile: async (input, context) => (await import('./completeness/file.ts')).checkFile(input, context),
  holdsPicture: async ({ path }) => (await import('./holds-picture.ts')).holdsPicture(path),
  inspectMetadata: async ({ path, media, keep }, context) =>
    (await import('./metadata/index.ts')).inspectMetadata(path, media, keep, context),
  describeMetadata: async ({ path, media }, context) =>
    (await import('./metadata/index.ts')).describeMetadata(path, media, context),
  makeThumbnail: async ({ path, media, target }) => {
    const isMade = await (await import('./thumbnail.ts')).makeThumbnail(path, media, target);
    return isMade ? { look: await perceptualHash(target) } : null;
  },
  perceptualHash: ({ path }) => perceptualHash(path),
  convertToFit: async (input, context) => (await import('./convert/index.ts')).convertToFit(input, context),
  pictureForEditing: async ({ path, media }) =>
    (await import('./for-editing.ts')).pictureForEditing(path, media),
  readPicture: async (input, context) => {
    // Its process reads and does nothing else: what is sent, and what people do, comes first.
    if (getPriority() < priority.PRIORITY_BELOW_NORMAL) setPriority(priority.PRIORITY_BELOW_NORMAL);
    return (await import('./reading/index.ts')).readPicture(input, context);
  },
};

/** Loads what nearly every picture needs first. What is missing is told by the operation that needs it. */
export const warmUp = (): void => void import('./examine.ts').catch(() => {});

const perceptualHash = async (path: string) => (await import('./perceptual-hash.ts')).perceptualHash(path);
