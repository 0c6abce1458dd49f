import sharp from './sharp.ts';

const columns = 9;
const rows = 8;
/** Steps of grey that are seen as no difference: compression makes that many out of nothing. */
const blindness = 2;
/** With fewer bits of one kind there is nothing in it to compare: plain areas, one even gradient. */
const fewestBits = 6;

/**
 * What a picture looks like, as 64 bits in 16 hex digits: at each of 8 by 8 places whether it gets lighter to the right.
 * Pictures that differ in few bits look alike, whatever their size and type.
 * @param path a still picture that can be drawn here, a thumbnail is enough
 * @returns null for what cannot be read and for pictures without features
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
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns - 1; column++) {
      const at = row * columns + column;
      bits += (grey[at + 1] ?? 0) > (grey[at] ?? 0) + blindness ? '1' : '0';
    }
  }
  const ones = bits.replaceAll('0', '').length;
  if (ones < fewestBits || ones > bits.length - fewestBits) return null;
  return BigInt(`0b${bits}`).toString(16).padStart(16, '0');
}
