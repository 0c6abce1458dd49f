/** Where the shell serves the small picture of a file with this content. */
export function thumbnailUrl(sha256: string): string {
  return `snapferry://thumbnail/${sha256}`;
}
