import type { FileHandle } from 'node:fs/promises';
import { readAt } from './iso/boxes.ts';
import { ids, segmentRules } from './metadata/matroska-elements.ts';

const mostElements = 200_000;

/** What may stand in a segment, and in a cluster that has no length of its own. */
const known = new Set<number>([
  ...segmentRules.level1,
  ...segmentRules.cluster.keys(),
  ids.void,
  ids.checksum,
  ids.simpleBlock,
  ids.blockGroup,
]);

/**
 * Whether a Matroska or WebM is one element behind the other, up to its end or to where it is cut off. Who reads it
 * looks for the next element in what is none, byte by byte, and does not always stop.
 */
export async function isMatroskaSane(file: FileHandle): Promise<boolean> {
  const { size } = await file.stat();
  const header = await elementAt(file, 0, size);
  if (header?.id !== ids.header || header.to === null) return false;
  const segment = await elementAt(file, header.to, size);
  if (segment?.id !== ids.segment) return false;
  const end = Math.min(segment.to ?? size, size);
  let at = segment.from;
  for (let count = 0; at < end; count += 1) {
    const element = await elementAt(file, at, size);
    if (!element || !known.has(element.id) || count > mostElements) return false;
    // Inside of one without a length its own elements follow.
    at = element.to ?? element.from;
  }
  return true;
}

/** Null where there is none. `to`: where it ends; null where it does not say. */
async function elementAt(
  file: FileHandle,
  at: number,
  size: number,
): Promise<{ id: number; from: number; to: number | null } | null> {
  const head = await readAt(file, at, Math.min(12, size - at));
  const idBytes = Math.clz32(head[0] ?? 0) - 23;
  const lengthBytes = Math.clz32(head[idBytes] ?? 0) - 23;
  if (idBytes > 4 || lengthBytes > 8 || idBytes + lengthBytes > head.length) return null;
  const mask = 2 ** (8 - lengthBytes) - 1;
  let length = (head[idBytes] ?? 0) & mask;
  let isOpen = length === mask;
  for (const byte of head.subarray(idBytes + 1, idBytes + lengthBytes)) {
    length = length * 256 + byte;
    isOpen &&= byte === 0xff;
  }
  const from = at + idBytes + lengthBytes;
  return { id: head.readUIntBE(0, idBytes), from, to: isOpen ? null : from + length };
}
