import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import type { InlineConfig, Plugin } from 'vite';
import { engineCalls } from '../../contract/engine.ts';
import { folderOptionsSchema } from '../../contract/folders.ts';
import { defaultHotkeys, hotkeyActions } from '../../contract/names.ts';
import { readingLanguageSchema } from '../../contract/reading.ts';
import { settingsSchema } from '../../contract/settings.ts';
import { shellCalls } from '../../contract/shell.ts';
import {
  type CatalogueFile,
  cataloguesFolder,
  readCatalogueFiles,
} from '../../scripts/texts/catalogue-file.ts';
import { catalogues } from '../../scripts/texts/vite-plugin.ts';
import { pseudoLocalised } from './pseudo.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const root = here('../..');

/** Output folder of the gallery's pages. */
export const galleryFolder = here('../../out/gallery');

/** The pseudo-locale's tag: `qps` lies in the range that ISO 639 keeps for private use. */
export const pseudoLanguage = 'qps';

/** Replaces a text that must exist: a source that changed under a plugin breaks the build, not the tests' meaning. */
function replaced(code: string, text: string, by: string, id: string): string {
  if (!code.includes(text)) throw new Error(`The gallery's build no longer finds "${text}" in ${id}`);
  return code.replace(text, by);
}

/** Serves thumbnails and pictures from the page's own origin, because Chromium alone does not know snapferry: URLs. */
const thumbnailsFromPage: Plugin = {
  name: 'gallery-thumbnails',
  enforce: 'pre',
  transform(code, id) {
    if (!id.endsWith('renderer/resource-base.ts')) return null;
    return replaced(code, 'snapferry://', '/', id);
  },
};

/** Returns the catalogues and the pseudo-locale, so that the same page can show it. */
function cataloguesWithPseudo(): CatalogueFile[] {
  const files = readCatalogueFiles(cataloguesFolder(root));
  const messages = pseudoLocalised(files[0]?.messages ?? {});
  return [...files, { tag: pseudoLanguage, header: {}, messages, descriptions: {} }];
}

/** Loads the test's request and the scripted bridge before the page's own scripts. */
const bridgeFirst: Plugin = {
  name: 'gallery-bridge',
  transformIndexHtml: {
    order: 'post',
    handler: () =>
      ['/visit.js', '/bridge.js'].map((src) => ({
        tag: 'script',
        attrs: { src },
        injectTo: 'head' as const,
      })),
  },
};

/** Builds the real renderer as it ships, with its own pages and policy, and the pseudo-locale beside the languages. */
export const pagesConfig: InlineConfig = {
  configFile: false,
  root: here('../../renderer'),
  logLevel: 'error',
  plugins: [thumbnailsFromPage, catalogues(root, cataloguesWithPseudo), bridgeFirst, react(), tailwindcss()],
  build: {
    outDir: galleryFolder,
    emptyOutDir: true,
    target: 'chrome114',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2_000,
    rollupOptions: {
      input: ['index', 'overlay', 'card', 'pin', 'record'].map((page) => here(`../../renderer/${page}.html`)),
    },
  },
};

const { options: languages } = readingLanguageSchema;
/** Holds what the bridge needs of modules of the contract, as source texts by their paths: names, and values of schemas. */
const contractData: Readonly<Record<string, string>> = {
  'contract/engine.ts': `export const engineCalls = ${namesOf(engineCalls)};`,
  'contract/shell.ts': `export const shellCalls = ${namesOf(shellCalls)};`,
  'contract/hotkeys.ts': `export const hotkeyActions = ${JSON.stringify(hotkeyActions)};
    export const defaultHotkeys = ${JSON.stringify(defaultHotkeys)};`,
  'contract/reading.ts': `export const readingLanguageSchema = { options: ${JSON.stringify(languages)} };`,
  'contract/settings.ts': `export const settingsSchema = ${firstValueOf(settingsSchema)};`,
  'contract/folders.ts': `export const folderOptionsSchema = ${firstValueOf(folderOptionsSchema)};`,
};

function namesOf(calls: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(Object.fromEntries(Object.keys(calls).map((name) => [name, true])));
}

/** Returns the source of what parses nothing but `{}`, to what the schema makes of it. */
function firstValueOf(schema: { parse(given: object): object }): string {
  const value = schema.parse({});
  if (!isDeepStrictEqual(JSON.parse(JSON.stringify(value)), value)) throw new Error('This is no JSON');
  return `{ parse(given) {
    if (Object.keys(given).length > 0) throw new Error('The bridge has no schemas');
    return ${JSON.stringify(value)};
  } }`;
}

/**
 * Gives the bridge data in place of schemas: each page would make those of the whole contract, some hundreds, beside
 * the renderer's own. No schema checks what the bridge is asked and answers, with them or without: its types do.
 */
const contractAsData: Plugin = {
  name: 'gallery-contract',
  enforce: 'pre',
  load(id) {
    const path = Object.keys(contractData).find((each) => id.endsWith(`/${each}`));
    return path === undefined ? null : (contractData[path] ?? null);
  },
};

/** Builds the scripted bridge as one script. */
export const bridgeConfig: InlineConfig = {
  configFile: false,
  logLevel: 'error',
  plugins: [contractAsData],
  build: {
    outDir: galleryFolder,
    emptyOutDir: false,
    target: 'chrome114',
    lib: { entry: here('./bridge.ts'), formats: ['iife'], name: 'gallery', fileName: () => 'bridge.js' },
  },
};
