import type { RecordingOutcome, RecordingScene } from '../../contract/recording.ts';
import type { FrameEncoder } from './encoder.ts';
import { createGifEncoder } from './gif-encoder.ts';
import { outputSize } from './output-size.ts';
import { openScreenVideo, type ScreenVideo } from './screen-video.ts';
import { createVideoEncoder } from './video-encoder.ts';

const framesPerSecond = { mp4: 30, gif: 10 } as const;
const previewWidth = 192;
/** Share of the upper limit at which a recording ends, since the last frames are still to be written. */
const fullShare = 0.9;

export interface RecordingProgress {
  /** Milliseconds since the first frame. */
  readonly elapsed: number;
  readonly bytes: number;
}

export interface ScreenRecording {
  /** Ends it and keeps what there is. */
  stop(): void;
  cancel(): void;
}

/**
 * Records a part of a display until it is stopped or has reached a limit.
 * @param onOutcome is called once
 */
export function recordScreen(
  scene: RecordingScene,
  onProgress: (progress: RecordingProgress) => void,
  onOutcome: (outcome: RecordingOutcome) => void,
): ScreenRecording {
  let ending: 'stop' | 'cancel' | null = null;
  let wake = () => {};
  const end = (how: 'stop' | 'cancel') => {
    // Who stopped may still discard, and not the other way round.
    if (ending !== 'cancel') ending = how;
    wake();
  };
  const untilEnded = () =>
    new Promise<void>((resolve) => {
      wake = resolve;
      if (ending !== null) resolve();
    });

  async function run(): Promise<RecordingOutcome> {
    const rate = framesPerSecond[scene.format];
    const screen = await openScreenVideo(scene, rate);
    if (!screen) return { kind: 'failed', why: 'screen' };
    let encoder: FrameEncoder | null = null;
    let timer: ReturnType<typeof setInterval> | undefined;
    try {
      const { canvas, draw } = createStage(scene, screen);
      if (ending !== null)
        return ending === 'cancel' ? { kind: 'cancelled' } : { kind: 'failed', why: 'empty' };
      draw();
      const preview = previewOf(canvas);
      const active = scene.format === 'gif' ? createGif(canvas) : createVideoEncoder(canvas, rate);
      encoder = active;
      const began = performance.now();
      const elapsed = () => performance.now() - began;
      active.drawn(0);
      let failure: unknown = null;
      timer = setInterval(() => {
        try {
          draw();
          active.drawn(elapsed());
        } catch (thrown) {
          failure = thrown;
          end('stop');
        }
        onProgress({ elapsed: elapsed(), bytes: active.bytes });
        if (elapsed() >= scene.seconds * 1000 || active.bytes >= scene.maxBytes * fullShare) end('stop');
      }, 1000 / rate);
      await untilEnded();
      clearInterval(timer);
      if (ending === 'cancel') return { kind: 'cancelled' };
      if (failure !== null) throw failure;
      const recorded = await active.finish(elapsed());
      if (!recorded) return { kind: 'failed', why: 'empty' };
      const { width, height } = canvas;
      return { kind: 'done', ...recorded, width, height, preview };
    } finally {
      clearInterval(timer);
      encoder?.cancel();
      screen.stop();
    }
  }

  run()
    .catch((): RecordingOutcome => ({ kind: 'failed', why: 'encoder' }))
    .then(onOutcome);
  return { stop: () => end('stop'), cancel: () => end('cancel') };
}

/** Creates the canvas that has the recorded part of the display and nothing else. */
function createStage(scene: RecordingScene, { video }: ScreenVideo) {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, outputSize(scene.area, scene.format));
  const brush = canvas.getContext('2d', { willReadFrequently: scene.format === 'gif', alpha: false });
  if (!brush) throw new Error('There is no memory for the recording');
  brush.imageSmoothingQuality = 'high';
  // The stream may be smaller than the display.
  const across = video.videoWidth / scene.screen.width;
  const down = video.videoHeight / scene.screen.height;
  const { x, y, width, height } = scene.area;
  const draw = () =>
    brush.drawImage(
      video,
      x * across,
      y * down,
      width * across,
      height * down,
      0,
      0,
      canvas.width,
      canvas.height,
    );
  return { canvas, draw };
}

function createGif(canvas: HTMLCanvasElement): FrameEncoder {
  return createGifEncoder(() => {
    const brush = canvas.getContext('2d');
    if (!brush) throw new Error('The canvas is lost');
    return brush.getImageData(0, 0, canvas.width, canvas.height);
  });
}

function previewOf(canvas: HTMLCanvasElement): string {
  const small = document.createElement('canvas');
  small.width = Math.min(previewWidth, canvas.width);
  small.height = Math.max(Math.round((canvas.height * small.width) / canvas.width), 1);
  small.getContext('2d')?.drawImage(canvas, 0, 0, small.width, small.height);
  return small.toDataURL();
}
