import { open } from 'node:fs/promises';
import type { Media } from '../../../contract/media.ts';
import { type BytePlan, readPlan } from '../../../main/engine/byte-plan.ts';
import { convertToFit } from '../../../main/engine/media/convert/index.ts';
import type { ByteLimits } from '../../../main/engine/media/convert/limits.ts';
import { inspectMetadata } from '../../../main/engine/media/metadata/index.ts';
import type { OperationContext } from '../../../main/engine/media/operations.ts';
import { probeFile } from '../../../main/engine/media/probe.ts';
import { measureVideo } from '../../../main/engine/media/video.ts';

// Runs the operations of media processes in this process: tests of what they do need no child process.

const contextOf = (signal = new AbortController().signal): OperationContext => ({
  signal,
  progress: () => {},
});

export async function probe(path: string, signal?: AbortSignal): Promise<Media> {
  const { media } = await probeFile(path, contextOf(signal));
  return media.kind === 'video' ? { ...media, ...(await measureVideo(path, media.mime)) } : media;
}

export const inspect = (path: string, media: Media, keep = { provenance: false }) =>
  inspectMetadata(path, media, keep, contextOf());

export const convert = async (path: string, limits: ByteLimits, target: string, media?: Media) =>
  convertToFit({ path, media: media ?? (await probe(path)), limits, target }, contextOf());

/** Returns the bytes that would be sent of a file. */
export async function cook(path: string, recipe: BytePlan | null, bytes: number): Promise<Buffer> {
  const file = await open(path);
  try {
    const buffer = Buffer.alloc(bytes + 1);
    return buffer.subarray(0, await readPlan(file, recipe)(buffer));
  } finally {
    await file.close();
  }
}
