import { numberOf, widthOf } from '../metadata/ebml-reader.ts';
import { ids, segmentRules } from '../metadata/matroska-elements.ts';
import { type Completeness, compareEnd, type RandomAccessBytes } from './bytes.ts';

/** Maximum number of elements that are looked at: what has more is left undecided. */
const mostElements = 20_000_000;

/** Elements allowed in a segment without a length, and in a cluster without one. */
const known = new Set<number>([
  ...segmentRules.level1,
  ...segmentRules.cluster.keys(),
  ids.void,
  ids.checksum,
  ids.simpleBlock,
  ids.blockGroup,
]);

/**
 * Checks EBML (WebM, Matroska) by the length of the segment. Live recordings have none, and nothing tells which of
 * their parts is the last: there each part is checked for its own length.
 */
export async function checkEbml(bytes: RandomAccessBytes): Promise<Completeness> {
  const header = await elementAt(bytes, 0);
  if (header === 'unfinished' || header.to === null) return 'unfinished';
  const segment = await elementAt(bytes, header.to);
  if (segment === 'unfinished') return 'unfinished';
  return segment.to === null ? checkParts(bytes, segment.from) : compareEnd(segment.to, bytes.size);
}

async function checkParts(bytes: RandomAccessBytes, from: number): Promise<Completeness> {
  let at = from;
  for (let count = 0; at < bytes.size && count < mostElements; count += 1) {
    const element = await elementAt(bytes, at);
    if (element === 'unfinished') return 'unfinished';
    if (!known.has(element.id)) return 'unknown';
    // One without a length is looked into.
    at = element.to ?? element.from;
  }
  return at > bytes.size ? 'unfinished' : 'unknown';
}

/** Returns an element's id and where its content begins and ends; null when it does not tell. */
async function elementAt(
  bytes: RandomAccessBytes,
  at: number,
): Promise<{ id: number; from: number; to: number | null } | 'unfinished'> {
  const head = await bytes.at(at, 12);
  const idBytes = widthOf(head[0]);
  if (idBytes > 4) {
    // Nothing, or zeros, are what will be filled; anything else is no element, and not the beginning of one either.
    return head[0] === undefined || head[0] === 0 ? 'unfinished' : { id: 0, from: at, to: null };
  }
  const lengthBytes = widthOf(head[idBytes]);
  if (lengthBytes > 8 || head.length < idBytes + lengthBytes) return 'unfinished';
  const length = numberOf(head.subarray(idBytes, idBytes + lengthBytes));
  const from = at + idBytes + lengthBytes;
  return { id: head.readUIntBE(0, idBytes), from, to: length === null ? null : from + length };
}
