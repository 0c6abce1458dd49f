import encodeQr from 'qr';

/** A QR code as a drawing: a square of `size` modules, with the quiet zone that readers need, and its dark modules. */
export interface QrCode {
  readonly size: number;
  /** Path of an SVG, one unit a module. */
  readonly path: string;
}

/** Modules of the quiet zone on each side (ISO/IEC 18004, 9.1). */
const quietZone = 4;

/** Draws a text as a QR code; null where it is too long for one. Medium correction: a screen is clean, but may be far. */
export function drawQrCode(text: string): QrCode | null {
  let rows: boolean[][];
  try {
    rows = encodeQr(text, 'raw', { ecc: 'medium', border: quietZone });
  } catch {
    return null;
  }
  return { size: rows.length, path: rows.map(rowPath).join('') };
}

/** Draws the runs of dark modules of a row: single ones would show seams where a screen scales them. */
function rowPath(row: readonly boolean[], y: number): string {
  let path = '';
  for (let x = 0; x < row.length; x += 1) {
    if (!row[x]) continue;
    const from = x;
    while (row[x + 1]) x += 1;
    const width = x - from + 1;
    path += `M${from} ${y}h${width}v1h-${width}z`;
  }
  return path;
}
