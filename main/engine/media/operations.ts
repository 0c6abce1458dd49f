import type { Result } from '../../../contract/bridge.ts';
import type { Media } from '../../../contract/media.ts';
import type { FoundMetadata } from '../../../contract/metadata.ts';
import type { Completeness } from './completeness/bytes.ts';
import type { ByteLimits, Fitted } from './convert/limits.ts';
import type { MetadataReport } from './metadata/report.ts';
import type { Reading, ReadingInput } from './reading/types.ts';
import type { VideoFacts } from './video-facts.ts';

/** The type of a file, and whether it is complete. */
export interface Probed {
  readonly media: Media;
  readonly completeness: Completeness;
}

/** A written thumbnail. `look`: see `perceptualHash`. */
export interface Thumbnail {
  readonly look: string | null;
}

/** All operations that open an untrusted file, by name: their inputs and outputs, as messages. */
export interface Operations {
  probe: { input: { path: string }; output: Probed };
  examine: {
    input: { path: string; keep: { readonly provenance: boolean } };
    output: Probed & { readonly metadata: Result<MetadataReport | null> };
  };
  measureVideo: { input: { path: string; mime: string }; output: VideoFacts };
  checkFile: {
    input: { path: string; size: number; thoroughly: boolean };
    output: { completeness: Completeness; sha256: string | null };
  };
  holdsPicture: { input: { path: string }; output: boolean };
  inspectMetadata: {
    input: { path: string; media: Media; keep: { readonly provenance: boolean } };
    output: MetadataReport | null;
  };
  describeMetadata: { input: { path: string; media: Media }; output: readonly FoundMetadata[] | null };
  makeThumbnail: { input: { path: string; media: Media; target: string }; output: Thumbnail | null };
  perceptualHash: { input: { path: string }; output: string | null };
  convertToFit: {
    input: { path: string; media: Media; limits: ByteLimits; target: string };
    output: Fitted | null;
  };
  pictureForEditing: {
    input: { path: string; media: Media };
    output: { bytes: Uint8Array<ArrayBuffer>; mime: string };
  };
  readPicture: { input: ReadingInput; output: Reading };
}
export type OperationName = keyof Operations;

/** Context of an operation beside its input. */
export interface OperationContext {
  readonly signal: AbortSignal;
  /** Reports progress, so that its silence is measured from now on. */
  progress(): void;
}

interface Limits {
  /** Longest silence, ms. */
  readonly silence: number;
  /** Bytes beyond what its process takes at rest. */
  readonly memory: number;
  /** Maximum number of attempts where it ends its process. */
  readonly attempts: number;
}

const megabyte = 1_000_000;
const brief: Limits = { silence: 20_000, memory: 256 * megabyte, attempts: 2 };
/**
 * Limits of drawing in full size: four bytes a pixel, a decoder's own planes, and a copy. One step of it may take a
 * minute.
 */
const drawing: Limits = { silence: 120_000, memory: 1_500 * megabyte, attempts: 2 };

/** Limits of reading a picture: a screen full of text takes seconds, and a recognition tells nothing before its end. */
const reading: Limits = { silence: 45_000, memory: 240 * megabyte, attempts: 1 };

/**
 * Limits of each operation's silence and memory. What ordinary files need is a hundredth of the time and a tenth of
 * the memory; a disk that has to wake up, and a busy machine, need a few seconds more.
 */
export const operationLimits: Readonly<Record<OperationName, Limits>> = {
  probe: brief,
  // Where it ends its process, the file is probed and inspected by itself: that tells which of the two it was.
  examine: { ...brief, attempts: 1 },
  // Its tables are of no use but for the length: a video that makes a riddle of that goes up without one.
  measureVideo: { silence: 4_000, memory: 256 * megabyte, attempts: 1 },
  checkFile: brief,
  holdsPicture: brief,
  inspectMetadata: brief,
  describeMetadata: brief,
  makeThumbnail: { silence: 20_000, memory: 512 * megabyte, attempts: 1 },
  perceptualHash: brief,
  convertToFit: drawing,
  pictureForEditing: drawing,
  readPicture: reading,
};
