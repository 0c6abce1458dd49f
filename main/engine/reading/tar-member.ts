/** Size of a block of a tar archive. */
const block = 512;

/**
 * Returns the content of a file in a tar archive (POSIX.1-1988, "ustar"); null where it has none of that name. For
 * archives whose hash is known: nothing else of them is checked.
 */
export function tarMember(archive: Uint8Array, name: string): Uint8Array | null {
  const text = (from: number, length: number) =>
    Buffer.from(archive.subarray(from, from + length))
      .toString('latin1')
      .replace(/\0.*$/s, '');
  for (let at = 0; at + block <= archive.length; ) {
    const [found, size] = [text(at, 100), Number.parseInt(text(at + 124, 12), 8)];
    if (found === '' || !Number.isSafeInteger(size)) return null;
    const start = at + block;
    if (found === name) return archive.subarray(start, start + size);
    at = start + Math.ceil(size / block) * block;
  }
  return null;
}
