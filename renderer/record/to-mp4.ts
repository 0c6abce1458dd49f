import {
  BlobSource,
  BufferTarget,
  Conversion,
  Input,
  MATROSKA,
  MP4,
  Mp4OutputFormat,
  Output,
  WEBM,
} from 'mediabunny';
import type { Recorded } from './encoder.ts';

/**
 * Puts a recording into an MP4 that players can seek in; the frames stay as they were encoded. What cannot be put there
 * stays as it is.
 */
export async function toMp4(recorded: Blob): Promise<Recorded> {
  const bytes = await recorded.arrayBuffer();
  try {
    const input = new Input({ source: new BlobSource(recorded), formats: [MP4, WEBM, MATROSKA] });
    const target = new BufferTarget();
    const output = new Output({ format: new Mp4OutputFormat({ fastStart: 'in-memory' }), target });
    const conversion = await Conversion.init({ input, output });
    if (conversion.isValid) {
      await conversion.execute();
      if (target.buffer) return { bytes: new Uint8Array(target.buffer), type: 'mp4' };
    }
  } catch {
    // Whatever it is that this library does not know: the recording itself is whole.
  }
  return { bytes: new Uint8Array(bytes), type: isMp4(bytes) ? 'mp4' : 'webm' };
}

/** Whether a file begins as an MP4 does: the name of its first box. */
function isMp4(bytes: ArrayBuffer): boolean {
  return new TextDecoder('latin1').decode(bytes.slice(4, 8)) === 'ftyp';
}
