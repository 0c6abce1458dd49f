/** Builds a BMP of 24 bits a pixel, its rows from the bottom. @param rgba four bytes a pixel, rows from the top */
export function bmpOf(rgba: Buffer, width: number, height: number): Buffer {
  const rowLength = Math.ceil((width * 3) / 4) * 4;
  const head = Buffer.alloc(54);
  const rows = Buffer.alloc(rowLength * height);
  head.write('BM');
  head.writeUInt32LE(head.length + rows.length, 2);
  head.writeUInt32LE(head.length, 10);
  head.writeUInt32LE(40, 14);
  head.writeInt32LE(width, 18);
  head.writeInt32LE(height, 22);
  head.writeUInt16LE(1, 26);
  head.writeUInt16LE(24, 28);
  for (let row = 0; row < height; row += 1)
    for (let x = 0; x < width; x += 1) {
      const [red = 0, green = 0, blue = 0] = rgba.subarray((row * width + x) * 4);
      rows.set([blue, green, red], (height - 1 - row) * rowLength + x * 3);
    }
  return Buffer.concat([head, rows]);
}
