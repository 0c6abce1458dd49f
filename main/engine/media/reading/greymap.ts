/** Grey pixels, one byte each, row by row. */
export interface GreyPixels {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Writes a portable greymap (PGM, binary): what costs least to write and to read. */
export function toGreymap({ data, width, height }: GreyPixels): Uint8Array<ArrayBuffer> {
  const header = new TextEncoder().encode(`P5\n${width} ${height}\n255\n`);
  const made = new Uint8Array(header.length + data.length);
  made.set(header);
  made.set(data, header.length);
  return made;
}
