import type { RecordingScene } from '../../contract/recording.ts';

/** Time limit in milliseconds for the first frame of a stream. */
const firstFrameMs = 5_000;

export interface ScreenVideo {
  readonly video: HTMLVideoElement;
  stop(): void;
}

/**
 * Opens the stream of a display.
 * @returns null where the system gives none
 */
export async function openScreenVideo(
  { source, screen }: RecordingScene,
  framesPerSecond: number,
): Promise<ScreenVideo | null> {
  // Electron's constraints for a display are not in the standard.
  const constraints = {
    mandatory: {
      chromeMediaSource: 'desktop',
      chromeMediaSourceId: source,
      minWidth: screen.width,
      maxWidth: screen.width,
      minHeight: screen.height,
      maxHeight: screen.height,
      maxFrameRate: framesPerSecond,
    },
  } as unknown as MediaTrackConstraints;
  const stream = await navigator.mediaDevices
    .getUserMedia({ audio: false, video: constraints })
    .catch(() => null);
  if (!stream) return null;
  const stop = () => {
    for (const track of stream.getTracks()) track.stop();
  };
  const video = document.createElement('video');
  video.muted = true;
  video.srcObject = stream;
  const isReady = await new Promise<boolean>((resolve) => {
    const timer = setTimeout(() => resolve(false), firstFrameMs);
    video.onloadeddata = () => {
      clearTimeout(timer);
      resolve(true);
    };
    void video.play().catch(() => resolve(false));
  });
  if (isReady) return { video, stop };
  stop();
  return null;
}
