import { parse, stringify } from 'yaml';
import { z } from 'zod';

/**
 * Feed that electron-builder writes for the updater: one file per system, though each processor is built on its own
 * machine.
 */
const feedSchema = z
  .object({ version: z.string(), files: z.array(z.object({ url: z.string() }).loose()).min(1) })
  .loose();

/** Whether a file name is that of a feed. */
export const isFeed = (name: string): boolean => /^latest(-[a-z0-9-]+)?\.yml$/.test(name);

/**
 * Joins the feeds of one system into one with the files of all processors; the first one's are the default of updaters
 * that do not distinguish processors.
 * @throws {Error} when they are of different versions
 */
export function joinFeeds(texts: readonly string[]): string {
  const feeds = texts.map((text) => feedSchema.parse(parse(text)));
  const [first, ...others] = feeds;
  if (!first) throw new Error('There is no feed to join.');
  const files = [...first.files];
  for (const feed of others) {
    if (feed.version !== first.version)
      throw new Error(`Feeds of ${first.version} and ${feed.version} do not belong together.`);
    files.push(...feed.files.filter(({ url }) => !files.some((file) => file.url === url)));
  }
  return stringify({ ...first, files });
}
