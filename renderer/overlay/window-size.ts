/** Time limit in milliseconds for the start of a stream. */
const frameTimeoutMs = 2_000;
const maxSide = 16_384;

interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * Measures a window in its own pixels. The list of windows does not contain its size, but a stream of it does; its
 * pictures are not used, because streams blur colours. Null when it is unknown.
 * @param id as Electron's desktopCapturer names the window
 */
export async function measureWindow(id: string): Promise<Size | null> {
  // Electron's constraints for a window are not in the standard.
  const video = {
    mandatory: {
      chromeMediaSource: 'desktop',
      chromeMediaSourceId: id,
      maxWidth: maxSide,
      maxHeight: maxSide,
    },
  } as unknown as MediaTrackConstraints;
  const stream = await navigator.mediaDevices.getUserMedia({ audio: false, video }).catch(() => null);
  if (!stream) return null;
  try {
    return await firstFrame(stream);
  } finally {
    for (const track of stream.getTracks()) track.stop();
  }
}

/** Waits for the first frame: before it a stream reports what was asked for, and not the real size. */
function firstFrame(stream: MediaStream): Promise<Size | null> {
  const video = document.createElement('video');
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(null), frameTimeoutMs);
    video.onloadedmetadata = () => {
      clearTimeout(timer);
      const { videoWidth: width, videoHeight: height } = video;
      resolve(width > 0 && height > 0 ? { width, height } : null);
    };
    video.srcObject = stream;
  });
}
