import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

/** Returns whether a module is zod's, or one of the contract that makes schemas with it. */
export const isSchemas = (id: string): boolean =>
  /[\\/]node_modules[\\/]zod[\\/]/.test(id) ||
  (/[\\/]contract[\\/][a-z-]+\.ts$/.test(id) && readFileSync(id, 'utf8').includes("from 'zod'"));

/**
 * Fails the build where the first script of a page loads schemas, at once or with what it imports: making them takes a
 * fifth of the time until the window can be used. What a page needs of the contract by then stands in modules without.
 * @param entry name of the page's script
 */
export const withoutSchemas = (entry: string): Plugin => ({
  name: 'without-schemas',
  apply: 'build',
  generateBundle(_, bundle) {
    const first = Object.values(bundle).find(
      (file) => file.type === 'chunk' && file.isEntry && file.name === entry,
    );
    const loaded = new Set([first?.fileName]);
    for (const name of loaded) {
      const chunk = name === undefined ? undefined : bundle[name];
      if (chunk?.type !== 'chunk') continue;
      const found = chunk.moduleIds.find(isSchemas);
      if (found !== undefined)
        this.error(
          `The first script of the page ${entry} loads ${found} (${chunk.fileName}: ${chunk.moduleIds.join(' ')})`,
        );
      for (const each of chunk.imports) loaded.add(each);
    }
    if (!first) this.error(`There is no page ${entry}`);
  },
});
