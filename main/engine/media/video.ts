import { open } from 'node:fs/promises';
import { ALL_FORMATS, FilePathSource, Input, Logging, LogLevel } from 'mediabunny';
import { isMatroskaSane } from './video-elements.ts';
import { unknownVideo, type VideoFacts } from './video-facts.ts';
import { areTablesSane } from './video-tables.ts';

// It would tell the console of every codec that it does not know, which matters to nobody here.
Logging.level = LogLevel.Silent;

/** What the library reads; AVI, FLV and Windows Media it does not. */
const readable: ReadonlySet<string> = new Set([
  'video/mp4',
  'video/x-m4v',
  'video/quicktime',
  'video/webm',
  'video/x-matroska',
  'video/mp2t',
]);

/**
 * Size as shown, length in ms and whether there is a sound track, from the file's own tables; nothing is decoded. What
 * cannot be read is null: a damaged video is the host's to judge.
 */
export async function measureVideo(path: string, mime: string): Promise<VideoFacts> {
  if (!readable.has(mime) || !(await canBeRead(path, mime))) return unknownVideo;
  const input = new Input({ source: new FilePathSource(path), formats: ALL_FORMATS });
  try {
    const [picture, sound] = await Promise.all([input.getPrimaryVideoTrack(), input.getPrimaryAudioTrack()]);
    if (!picture) return unknownVideo;
    const [width, height] = await Promise.all([picture.getDisplayWidth(), picture.getDisplayHeight()]);
    // Browsers record WebM without a length, and then the last frame has to be found.
    const seconds = (await input.getDurationFromMetadata()) ?? (await input.computeDuration());
    const duration = Number.isFinite(seconds) && seconds >= 0 ? Math.round(seconds * 1000) : null;
    return { width, height, duration, hasSound: sound !== null };
  } catch {
    return unknownVideo;
  } finally {
    input.dispose();
  }
}

const matroska = new Set(['video/webm', 'video/x-matroska']);

/** What the library would read for ever, or write down until nothing is left, is not given to it. */
async function canBeRead(path: string, mime: string): Promise<boolean> {
  const file = await open(path);
  try {
    return await (matroska.has(mime) ? isMatroskaSane(file) : areTablesSane(file));
  } finally {
    await file.close();
  }
}
