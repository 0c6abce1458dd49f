import sharp from './sharp.ts';

const columns = 9;
const rows = 8;
/** Threshold of a difference in grey: compression makes that many out of nothing. */
const blindness = 2;
/**
 * Minimum number of places where it gets lighter or darker. Screenshots and drawings that share a background have
 * in common what is everywhere the same, which says nothing of what is shown on it.
 */
const fewestEdges = (rows * (columns - 1)) / 2;
/**
 * Minimum number of different rows; with fewer there are only stripes and panels, which all windows of one program
 * have.
 */
const fewestRows = 5;
/** Minimum number of bits of one kind; with fewer there is one even gradient. */
const fewestBits = 6;

/**
 * Computes a difference hash, 64 bits in 16 hex digits: at each of 8 by 8 places whether it gets lighter to the
 * right. Pictures that differ in few bits look alike, whatever their size and type.
 * @param path a still picture that can be drawn here, a thumbnail is enough
 * @returns null for what cannot be read and for pictures without enough detail
 */
export async function perceptualHash(path: string): Promise<string | null> {
  const grey = await sharp(path)
    .flatten({ background: '#ffffff' })
    .resize(columns, rows, { fit: 'fill' })
    .greyscale()
    .raw()
    .toBuffer()
    .catch(() => null);
  if (!grey) return null;
  let bits = '';
  let edges = 0;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns - 1; column++) {
      const at = row * columns + column;
      const change = (grey[at + 1] ?? 0) - (grey[at] ?? 0);
      bits += change > blindness ? '1' : '0';
      if (Math.abs(change) > blindness) edges += 1;
    }
  }
  const ones = bits.replaceAll('0', '').length;
  const different = new Set(bits.match(/.{8}/g)).size;
  if (edges < fewestEdges || different < fewestRows || ones < fewestBits || ones > bits.length - fewestBits)
    return null;
  return BigInt(`0b${bits}`).toString(16).padStart(16, '0');
}
