/** Byte order marks, the longer one first where one begins like another. */
const marks: readonly (readonly [mark: string, encoding: 'utf-8' | 'utf-16le' | 'utf-16be'])[] = [
  ['efbbbf', 'utf-8'],
  ['fffe', 'utf-16le'],
  ['feff', 'utf-16be'],
  // Without a mark, by the first character of any markup (XML 1.0, appendix F).
  ['3c00', 'utf-16le'],
  ['003c', 'utf-16be'],
];

/** Decodes markup in UTF-8 or UTF-16, with and without a byte order mark; invalid bytes are replaced. */
export function decodeMarkup(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.subarray(0, 4)).toString('hex');
  const encoding = marks.find(([mark]) => head.startsWith(mark))?.[1] ?? 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}
