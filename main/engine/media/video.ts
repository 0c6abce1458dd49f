import { type FileHandle, open } from 'node:fs/promises';
import { ALL_FORMATS, FilePathSource, Input, Logging, LogLevel } from 'mediabunny';
import { matroskaFacts } from './matroska-facts.ts';
import { soundFacts, unknownVideo, type VideoFacts } from './video-facts.ts';
import { areTablesSane } from './video-tables.ts';

// It would log to the console every codec that it does not know, which is of no use here.
Logging.level = LogLevel.Silent;

/** Types that the library reads here; AVI, FLV and Windows Media it does not. */
const readable: ReadonlySet<string> = new Set(['video/mp4', 'video/x-m4v', 'video/quicktime', 'video/mp2t']);
const matroska: ReadonlySet<string> = new Set(['video/webm', 'video/x-matroska']);

/**
 * Reads the size as shown, the length in ms and whether there is a sound track, from the file's own tables; nothing
 * is decoded. What cannot be read is null: a damaged video is the host's to judge.
 */
export async function measureVideo(path: string, mime: string): Promise<VideoFacts> {
  if (matroska.has(mime)) return soundFacts(await opened(path, matroskaFacts));
  if (!readable.has(mime) || !(await opened(path, areTablesSane))) return unknownVideo;
  const input = new Input({ source: new FilePathSource(path), formats: ALL_FORMATS });
  try {
    const [picture, sound] = await Promise.all([input.getPrimaryVideoTrack(), input.getPrimaryAudioTrack()]);
    if (!picture) return unknownVideo;
    const [width, height] = await Promise.all([picture.getDisplayWidth(), picture.getDisplayHeight()]);
    // One that was written as it was recorded has no length, and then the last frame has to be found.
    const seconds = (await input.getDurationFromMetadata()) ?? (await input.computeDuration());
    const duration = Math.round(seconds * 1000);
    return soundFacts({ width, height, duration, hasSound: sound !== null });
  } catch {
    return unknownVideo;
  } finally {
    input.dispose();
  }
}

async function opened<T>(path: string, read: (file: FileHandle) => Promise<T>): Promise<T> {
  const file = await open(path);
  try {
    return await read(file);
  } finally {
    await file.close();
  }
}
