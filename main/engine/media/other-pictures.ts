/** Texts with which kinds of pictures begin that the sniffing library does not know. */
const texts: readonly (readonly [RegExp, string])[] = [
  [/^P[14]\s+(#[^\n]*\n\s*)*\d+\s+(#[^\n]*\n\s*)*\d+\s/, 'image/x-portable-bitmap'],
  [/^P[25]\s+(#[^\n]*\n\s*)*\d+\s+(#[^\n]*\n\s*)*\d+\s/, 'image/x-portable-graymap'],
  [/^P[36]\s+(#[^\n]*\n\s*)*\d+\s+(#[^\n]*\n\s*)*\d+\s/, 'image/x-portable-pixmap'],
  [/^P7\n(#[^\n]*\n)*WIDTH \d/, 'image/x-portable-arbitrarymap'],
  [/^P[Ff]\n\d+ \d+\n/, 'image/x-portable-floatmap'],
  [/^\/\* XPM \*\//, 'image/x-xpixmap'],
  [/^\s*#define\s+\S+_width\s/, 'image/x-xbitmap'],
  [/^#\?(RADIANCE|RGBE)\n/, 'image/vnd.radiance'],
  [/^SIMPLE {2}= /, 'image/fits'],
  [/^qoif/, 'image/qoi'],
];

/** The same in hex, byte for byte. */
const bytes: readonly (readonly [RegExp, string])[] = [
  [/^444453207c000000/, 'image/vnd.ms-dds'],
  [/^762f3101/, 'image/x-exr'],
  [/^0a0[0235]01(01|02|04|08)/, 'image/x-pcx'],
  [/^d7cdc69a/, 'image/wmf'],
  // A TIFF of which the library needs more than there is.
  [/^(4949(2a|2b)00|4d4d00(2a|2b))/, 'image/tiff'],
];

/** Detects the MIME type of a picture that the sniffing library does not know; undefined for all else. */
export function otherPicture(head: Buffer): string | undefined {
  const [text, hex] = [head.toString('latin1', 0, 512), head.toString('hex', 0, 16)];
  return texts.find(([begins]) => begins.test(text))?.[1] ?? bytes.find(([begins]) => begins.test(hex))?.[1];
}
