import { join, posix } from 'node:path';
import { normalizePath, type Plugin } from 'vite';
import {
  type CatalogueFile,
  cataloguesFolder,
  compileCatalogue,
  readCatalogueFiles,
} from './catalogue-file.ts';
import { nameId } from './check.ts';

const virtual = 'virtual:catalogues';
const virtualOne = 'virtual:catalogue/';
/** Marks a resolved id by the convention that keeps other plugins from taking it for a file. */
const resolved = (id: string) => `\0${id}`;
/**
 * Placeholder of the relative path from a chunk to the files beside the bundle, until the chunk's location is known.
 */
const textsPlaceholder = '__CATALOGUES__';
const parser = '@lingui/message-utils/compileMessage';

/**
 * Builds the catalogues into a bundle, their messages parsed, one file a language:
 * - `virtual:catalogues` lists them for the page and loads one as a chunk of its own;
 * - `i18n/catalogue-files.ts` is replaced by a module that reads one of the files `texts/<tag>.json` beside the bundle;
 * - the ICU parser stays out.
 * What is in the folder is what there is: a new language needs no entry anywhere.
 * @param root of the checkout: a configuration that is bundled itself cannot tell where this file lay
 * @param read the catalogues, English first; a test may have others
 */
export function catalogues(root: string, read = () => readCatalogueFiles(cataloguesFolder(root))): Plugin {
  const diskReader = normalizePath(join(root, 'i18n', 'catalogue-files.ts'));
  // Rolldown alone, without Vite, always builds.
  let isBuild = true;
  return {
    name: 'snapferry-catalogues',
    enforce: 'pre',
    // Vite leaves files out of what it builds for Node, unless told.
    config: () => ({ build: { ssrEmitAssets: true } }),
    configResolved: ({ command }) => {
      isBuild = command === 'build';
    },
    resolveId(id) {
      if (id === virtual || id.startsWith(virtualOne)) return resolved(id);
      return isBuild && id === parser ? resolved(id) : null;
    },
    load(id) {
      if (id === resolved(virtual)) return listForPage(read());
      if (id === resolved(parser)) return 'export const compileMessage = (message) => [message];';
      if (id.startsWith(resolved(virtualOne))) {
        const tag = id.slice(resolved(virtualOne).length);
        this.addWatchFile(join(cataloguesFolder(root), `${tag}.json`));
        return `export default JSON.parse(${JSON.stringify(compileOne(read(), tag))});`;
      }
      if (id !== diskReader || !isBuild) return null;
      const all = read();
      for (const { tag } of all)
        this.emitFile({ type: 'asset', fileName: `texts/${tag}.json`, source: compileOne(all, tag) });
      return readFromBundle(all.map(({ tag }) => tag));
    },
    renderChunk(code, chunk) {
      if (!code.includes(textsPlaceholder)) return null;
      const path = posix.relative(posix.dirname(chunk.fileName), 'texts');
      return { code: code.replaceAll(textsPlaceholder, path), map: null };
    },
  };
}

function compileOne(files: readonly CatalogueFile[], tag: string): string {
  const english = files.find((file) => file.tag === 'en');
  const file = files.find((each) => each.tag === tag);
  if (!english || !file) throw new Error(`There is no catalogue ${file ? 'en' : tag}`);
  return JSON.stringify(compileCatalogue(file, english));
}

function listForPage(files: readonly CatalogueFile[]): string {
  const languages = files.map(({ tag, messages }) => ({ tag, name: messages[nameId] || tag }));
  const loaders = files.map(({ tag }) => `${JSON.stringify(tag)}: () => import('${virtualOne}${tag}')`);
  return `export const languages = ${JSON.stringify(languages)};
export const loaders = { ${loaders.join(', ')} };`;
}

function readFromBundle(tags: readonly string[]): string {
  return `import { readFileSync } from 'node:fs';
import { join } from 'node:path';
export const listLanguages = () => ${JSON.stringify(tags)};
export const readCatalogue = (language) => ({
  language,
  messages: JSON.parse(readFileSync(join(import.meta.dirname, '${textsPlaceholder}', language + '.json'), 'utf8')),
});`;
}
