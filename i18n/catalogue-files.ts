import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CompiledMessage, compileMessage } from '@lingui/message-utils/compileMessage';
import type { Catalogue } from './messages.ts';

// Catalogues of a checkout, read as their translators wrote them. A bundle has another module in the place of this one,
// made by scripts/texts/vite-plugin.ts: it reads what was parsed when the bundle was built.

const folder = join(import.meta.dirname, 'locales');

/** Returns the BCP 47 tags of all catalogues; English comes first. */
export function listLanguages(): readonly string[] {
  const tags = readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .sort();
  return ['en', ...tags.filter((tag) => tag !== 'en')];
}

const read = (language: string): Readonly<Record<string, string>> =>
  JSON.parse(readFileSync(join(folder, `${language}.json`), 'utf8'));

/**
 * Reads and parses one catalogue.
 * @throws {Error} of the file system, or SyntaxError: a missing or invalid file is a broken installation
 */
export function readCatalogue(language: string): Catalogue {
  const compiled = new Map<string, CompiledMessage>();
  let english: ReturnType<typeof read> | undefined;
  return {
    language,
    messages: read(language),
    // The library that formats messages would parse each again every time that it is shown.
    compile(message) {
      const known = compiled.get(message);
      if (known !== undefined) return known;
      const made = compileMessage(message);
      compiled.set(message, made);
      return made;
    },
    fallback(id) {
      english ??= read('en');
      return Object.hasOwn(english, id) ? english[id] : undefined;
    },
  };
}
