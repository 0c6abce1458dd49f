import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  BufferTarget,
  EncodedPacket,
  EncodedVideoPacketSource,
  Mp4OutputFormat,
  Output,
  WebMOutputFormat,
} from 'mediabunny';

export interface VideoMade {
  readonly name: string;
  readonly seconds?: number;
  readonly width?: number;
  readonly height?: number;
}

/** One frame of VP8, 16 × 16 pixels as its header says: to be counted and measured, and not to be looked at. */
function frame(width: number, height: number): Uint8Array {
  const bytes = new Uint8Array(64);
  bytes.set([0x10, 0x02, 0x00, 0x9d, 0x01, 0x2a, width & 255, width >> 8, height & 255, height >> 8]);
  return bytes;
}

/** Writes a video of so many seconds, one frame each, by the ending of its name: MP4 or WebM. */
export async function makeVideo(folder: string, made: VideoMade): Promise<string> {
  const { name, seconds = 3, width = 64, height = 48 } = made;
  const target = new BufferTarget();
  const format = name.endsWith('.webm') ? new WebMOutputFormat() : new Mp4OutputFormat();
  const output = new Output({ format, target });
  const source = new EncodedVideoPacketSource('vp8');
  output.addVideoTrack(source);
  await output.start();
  for (let second = 0; second < seconds; second += 1) {
    const packet = new EncodedPacket(frame(width, height), 'key', second, 1);
    const meta = { decoderConfig: { codec: 'vp8', codedWidth: width, codedHeight: height } };
    await source.add(packet, meta);
  }
  await output.finalize();
  if (!target.buffer) throw new Error('nothing was written');
  const path = join(folder, name);
  await writeFile(path, new Uint8Array(target.buffer));
  return path;
}
