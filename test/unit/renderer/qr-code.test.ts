import decodeQr from 'qr/decode.js';
import { describe, expect, it } from 'vitest';
import { drawQrCode, type QrCode } from '../../../renderer/components/qr/qr-code.ts';

const scale = 4;

/** Paints a code as a screen would, dark on light, for the reader. */
function paint({ size, path }: QrCode) {
  const width = size * scale;
  const data = new Uint8ClampedArray(width * width * 4).fill(255);
  for (const [, x, y, run] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let dy = 0; dy < scale; dy += 1)
      for (let dx = 0; dx < Number(run) * scale; dx += 1) {
        const at = ((Number(y) * scale + dy) * width + Number(x) * scale + dx) * 4;
        data.fill(0, at, at + 3);
      }
  }
  return { width, height: width, data };
}

describe('the QR code of a link', () => {
  it.each([
    'https://i.imgur.com/aB3dE5f.png',
    'https://example.org/%D0%BF%D0%BE%D1%80%D1%82/вечер?a=1&b=2',
    `https://example.org/${'long/'.repeat(120)}`,
  ])('is read back as it was: %s', (link) => {
    const code = drawQrCode(link);
    expect(code && decodeQr(paint(code))).toBe(link);
  });

  it('has a quiet zone of four modules, without which readers find nothing', () => {
    const code = drawQrCode('https://i.imgur.com/aB3dE5f.png');
    const places = [...(code?.path ?? '').matchAll(/M(\d+) (\d+)h(\d+)/g)].map(([, x, y, run]) => ({
      left: Number(x),
      right: Number(x) + Number(run),
      top: Number(y),
    }));
    expect(Math.min(...places.map(({ left }) => left))).toBe(4);
    expect(Math.min(...places.map(({ top }) => top))).toBe(4);
    expect(Math.max(...places.map(({ right }) => right))).toBe((code?.size ?? 0) - 4);
  });

  it('is none of what is too long for one', () => {
    expect(drawQrCode(`https://example.org/${'x'.repeat(3000)}`)).toBeNull();
  });
});
