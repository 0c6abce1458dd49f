import { z } from 'zod';

/** A picture that the gallery drew: of a view of one screen, in one theme and language. */
export const drawnSchema = z.object({
  /** Name of its file. */
  file: z.string(),
  /** Name of the spec, for example `queue`. */
  screen: z.string(),
  view: z.string(),
  /** `light`, `dark`, or a language. */
  look: z.string(),
});
export type Drawn = z.infer<typeof drawnSchema>;

/** File beside the pictures with one line of JSON for each: several processes add to it at once. */
export const drawnList = 'drawn.jsonl';

/** Reads the list; of a view that was drawn twice, in a second try, the last picture counts. */
export function readDrawn(lines: string): Drawn[] {
  const byFile = new Map<string, Drawn>();
  for (const line of lines.split('\n')) {
    if (line === '') continue;
    const drawn = drawnSchema.parse(JSON.parse(line));
    byFile.set(drawn.file, drawn);
  }
  return [...byFile.values()];
}
