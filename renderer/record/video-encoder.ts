import type { FrameEncoder } from './encoder.ts';
import { toMp4 } from './to-mp4.ts';

/** What the system's recorder may be able to write, the best first: what plays everywhere, then what is small. */
export const videoTypes = [
  'video/mp4;codecs=avc1',
  'video/x-matroska;codecs=avc1',
  'video/webm;codecs=h264',
  'video/webm;codecs=vp9',
  'video/webm;codecs=vp8',
] as const;

/** How often the recorder hands out what it has, ms, so that the size can be shown. */
const sliceMs = 500;
/** Bits a second for one pixel, enough for letters to stay sharp where little moves. */
const bitsOfPixel = 5;
const bitRange = { min: 1_000_000, max: 16_000_000 } as const;

/** Records what is drawn on a canvas by the system's recorder. */
export function createVideoEncoder(canvas: HTMLCanvasElement, framesPerSecond: number): FrameEncoder {
  const stream = canvas.captureStream(framesPerSecond);
  const mimeType = videoTypes.find((type) => MediaRecorder.isTypeSupported(type));
  const bits = canvas.width * canvas.height * bitsOfPixel;
  const recorder = new MediaRecorder(stream, {
    ...(mimeType === undefined ? {} : { mimeType }),
    videoBitsPerSecond: Math.min(Math.max(bits, bitRange.min), bitRange.max),
  });
  const parts: Blob[] = [];
  let bytes = 0;
  let failure: unknown = null;
  recorder.ondataavailable = ({ data }) => {
    bytes += data.size;
    if (data.size > 0) parts.push(data);
  };
  recorder.onerror = (event) => {
    failure = (event as unknown as { error?: unknown }).error ?? event;
  };
  const ended = new Promise<void>((resolve) => {
    recorder.onstop = () => resolve();
  });
  const stop = () => {
    if (recorder.state !== 'inactive') recorder.stop();
    for (const track of stream.getTracks()) track.stop();
  };
  recorder.start(sliceMs);
  return {
    get bytes() {
      return bytes;
    },
    // The stream sees what is drawn by itself.
    drawn() {},
    async finish() {
      stop();
      await ended;
      if (failure !== null) throw failure;
      return bytes === 0 ? null : toMp4(new Blob(parts));
    },
    cancel: stop,
  };
}
