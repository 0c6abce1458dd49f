/** URL.parse, which the stand-in runtime's Node does not have: null for what is no address. */
export function parseUrl(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}
