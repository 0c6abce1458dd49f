/**
 * Encoded form of a value that crosses the context bridge between preload and page. Electron copies an object over the
 * bridge value by value and blocks the page for that time: some 20 ms for a hundred library items. One string takes
 * next to nothing.
 */
export type BridgeValue = string | object;

/** Encodes a value as JSON, unless it contains bytes or has no depth: then it passes unchanged. */
export function encode(value: object): BridgeValue {
  const parts = Object.values(value).flatMap((part) => (isPlainObject(part) ? Object.values(part) : [part]));
  const isFlat = parts.every((part) => typeof part !== 'object' || part === null);
  return isFlat || holdsBytes(value) ? value : JSON.stringify(value);
}

const isPlainObject = (part: unknown): part is object =>
  typeof part === 'object' && part !== null && !Array.isArray(part) && !(part instanceof Uint8Array);

/** Returns whether there are bytes at any depth, which JSON would make an object of numbers. */
function holdsBytes(part: unknown): boolean {
  if (typeof part !== 'object' || part === null) return false;
  return part instanceof Uint8Array || Object.values(part).some(holdsBytes);
}

export function decode(crossed: BridgeValue): unknown {
  return typeof crossed === 'string' ? JSON.parse(crossed) : crossed;
}
