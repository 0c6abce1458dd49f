import { useEffect, useRef, useState } from 'react';
import type { Pixel } from './region.ts';

/** Number of magnified screen pixels across, odd so that one is in the middle; each drawn at this size, in DIP. */
const pixelsAcross = 15;
const zoom = 9;
const side = pixelsAcross * zoom;
/** Distance between pointer and magnifier, and the height of the line below it. */
const gap = 20;
const lineHeight = 44;

/** Shows the pixels around a position on a grid, with its coordinates and colour. */
export function Magnifier({
  image,
  at,
  ratio,
}: {
  image: HTMLImageElement | null;
  at: Pixel;
  ratio: number;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [colour, setColour] = useState('');
  useEffect(() => {
    const context = canvas.current?.getContext('2d', { willReadFrequently: true });
    if (!context || !image) return;
    const half = (pixelsAcross - 1) / 2;
    context.imageSmoothingEnabled = false;
    context.fillStyle = '#000';
    context.fillRect(0, 0, side, side);
    context.drawImage(image, at.x - half, at.y - half, pixelsAcross, pixelsAcross, 0, 0, side, side);
    const middle = half * zoom;
    const [red = 0, green = 0, blue = 0] = context.getImageData(
      middle + zoom / 2,
      middle + zoom / 2,
      1,
      1,
    ).data;
    setColour(`#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`);
    context.strokeStyle = 'rgb(128 128 128 / 0.35)';
    context.beginPath();
    for (let line = 1; line < pixelsAcross; line += 1) {
      context.moveTo(line * zoom - 0.5, 0);
      context.lineTo(line * zoom - 0.5, side);
      context.moveTo(0, line * zoom - 0.5);
      context.lineTo(side, line * zoom - 0.5);
    }
    context.stroke();
    // Black and white, so that it is visible on every colour.
    context.strokeStyle = '#000';
    context.strokeRect(middle - 1.5, middle - 1.5, zoom + 2, zoom + 2);
    context.strokeStyle = '#fff';
    context.strokeRect(middle - 0.5, middle - 0.5, zoom, zoom);
  }, [image, at]);

  const x = at.x / ratio;
  const y = at.y / ratio;
  const left = x + gap + side > innerWidth ? x - gap - side : x + gap;
  const top = y + gap + side + lineHeight > innerHeight ? y - gap - side - lineHeight : y + gap;
  return (
    <div
      aria-hidden
      className="pointer-events-none absolute overflow-hidden rounded-md border border-line-strong bg-raised shadow-raised"
      style={{ left, top, width: side + 2 }}
    >
      <canvas ref={canvas} width={side} height={side} className="block" />
      <p className="flex flex-col px-2 py-1 text-11 text-ink">
        <span>{`${at.x}, ${at.y}`}</span>
        <span className="flex items-center gap-1.5">
          <svg width="10" height="10" aria-hidden>
            <rect width="10" height="10" fill={colour || '#000'} />
          </svg>
          {colour}
        </span>
      </p>
    </div>
  );
}
