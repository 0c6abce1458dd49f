import { resourceBase } from '../resource-base.ts';

/** Returns the URL at which the shell serves the thumbnail of a file with this content. */
export function thumbnailUrl(sha256: string): string {
  return `${resourceBase}thumbnail/${sha256}`;
}
