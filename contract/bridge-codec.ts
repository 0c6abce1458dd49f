/**
 * Encoded form of a value that crosses the context bridge between preload and page. Electron copies an object over the
 * bridge value by value and blocks the page for that time: some 20 ms for a hundred library items. One string takes
 * next to nothing.
 */
export type BridgeValue = string | object;

/** Encodes a value as JSON, unless it contains bytes or has no depth: then it passes unchanged. */
export function encode(value: object): BridgeValue {
  // Bytes lie in a call's input itself, or in the value of its answer.
  const parts = Object.values(value).flatMap((part) => (isPlainObject(part) ? Object.values(part) : [part]));
  const isFlat = parts.every((part) => typeof part !== 'object' || part === null);
  const holdsBytes = parts.some((part) => part instanceof Uint8Array);
  return isFlat || holdsBytes ? value : JSON.stringify(value);
}

const isPlainObject = (part: unknown): part is object =>
  typeof part === 'object' && part !== null && !Array.isArray(part) && !(part instanceof Uint8Array);

export function decode(crossed: BridgeValue): unknown {
  return typeof crossed === 'string' ? JSON.parse(crossed) : crossed;
}
