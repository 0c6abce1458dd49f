import { writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import {
  BufferTarget,
  EncodedAudioPacketSource,
  EncodedPacket,
  EncodedVideoPacketSource,
  MovOutputFormat,
  Mp4OutputFormat,
  Output,
  type OutputFormat,
  WebMOutputFormat,
} from 'mediabunny';

const formats: Record<string, () => OutputFormat> = {
  '.webm': () => new WebMOutputFormat(),
  '.mov': () => new MovOutputFormat(),
};

export interface VideoSpec {
  readonly name: string;
  readonly seconds?: number;
  readonly width?: number;
  readonly height?: number;
  readonly hasSound?: boolean;
}

/** Encodes one frame of VP8 with this size in its header: it can be counted and measured, but not decoded. */
function frame(width: number, height: number): Uint8Array {
  const bytes = new Uint8Array(64);
  bytes.set([0x10, 0x02, 0x00, 0x9d, 0x01, 0x2a, width & 255, width >> 8, height & 255, height >> 8]);
  return bytes;
}

/** Writes a video of this many seconds, one frame each, in the format of its extension: WebM, MOV or MP4. */
export async function makeVideo(folder: string, made: VideoSpec): Promise<string> {
  const { name, seconds = 3, width = 64, height = 48, hasSound = false } = made;
  const target = new BufferTarget();
  const format = formats[extname(name)]?.() ?? new Mp4OutputFormat();
  const output = new Output({ format, target });
  const source = new EncodedVideoPacketSource('vp8');
  output.addVideoTrack(source);
  const sound = hasSound ? new EncodedAudioPacketSource('opus') : null;
  if (sound) output.addAudioTrack(sound);
  await output.start();
  for (let second = 0; second < seconds; second += 1) {
    const packet = new EncodedPacket(frame(width, height), 'key', second, 1);
    const meta = { decoderConfig: { codec: 'vp8', codedWidth: width, codedHeight: height } };
    await source.add(packet, meta);
    const silence = new EncodedPacket(new Uint8Array([0xfc, 0xff, 0xfe]), 'key', second, 1);
    await sound?.add(silence, {
      decoderConfig: { codec: 'opus', sampleRate: 48_000, numberOfChannels: 1 },
    });
  }
  await output.finalize();
  if (!target.buffer) throw new Error('nothing was written');
  const path = join(folder, name);
  await writeFile(path, new Uint8Array(target.buffer));
  return path;
}
