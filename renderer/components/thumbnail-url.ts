/** Returns the URL at which the shell serves the thumbnail of a file with this content. */
export function thumbnailUrl(sha256: string): string {
  return `snapferry://thumbnail/${sha256}`;
}
