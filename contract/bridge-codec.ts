/**
 * How values pass between the preload's world and the page's. Electron copies an object over that wall value by value,
 * and the page stands still meanwhile: some 20 ms for a hundred items of the library. One string takes next to nothing.
 */
export type BridgeValue = string | object;

/** JSON, but for what has bytes in it or nothing of depth: that passes as it is. */
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
