import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Reads all files under a folder, by their paths in it. Those that a server takes away meanwhile are left out. */
export function filesIn(folder: string): Map<string, Buffer> {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const paths = found.map((entry) => join(entry.parentPath, entry.name));
  return new Map(
    paths.flatMap((path) => {
      const content = contentOf(path);
      return content === null ? [] : [[path.slice(folder.length + 1), content]];
    }),
  );
}

function contentOf(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw thrown;
  }
}
