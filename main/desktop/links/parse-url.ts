/** Parses a URL like URL.parse, which the stand-in runtime's Node does not have: null if it is invalid. */
export function parseUrl(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}
