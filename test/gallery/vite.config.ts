import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import type { InlineConfig, Plugin } from 'vite';
import { catalogue } from '../../locales/en/index.ts';
import { pseudoLocalised } from './pseudo.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Where the pages of the gallery are built to. */
export const galleryFolder = here('../../out/gallery');

/** The pseudo-locale's tag: `qps` lies in the range that ISO 639 keeps for private use. */
export const pseudoLanguage = 'qps';

/** Replaces a text that must be there: a source that changed under a plugin breaks the build, not the tests' meaning. */
function replaced(code: string, text: string, by: string, id: string): string {
  if (!code.includes(text)) throw new Error(`The gallery's build no longer finds "${text}" in ${id}`);
  return code.replace(text, by);
}

/** Chromium alone knows no snapferry: addresses, so the small pictures come from the page's own origin. */
const thumbnailsFromPage: Plugin = {
  name: 'gallery-thumbnails',
  enforce: 'pre',
  transform(code, id) {
    if (!id.endsWith('renderer/components/thumbnail-url.ts')) return null;
    return replaced(code, 'snapferry://thumbnail/', '/thumbnail/', id);
  },
};

/** One language more, so that the same page can speak it. */
const pseudoLocale: Plugin = {
  name: 'gallery-pseudo-locale',
  enforce: 'pre',
  transform(code, id) {
    if (!id.endsWith('i18n/index.ts')) return null;
    const messages = JSON.stringify(pseudoLocalised(catalogue));
    return replaced(code, 'const catalogues = {', `const catalogues = { ${pseudoLanguage}: ${messages},`, id);
  },
};

/** What a visit asks for, and the scripted bridge, stand before the page's own scripts. */
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

/** The real renderer as it ships, with its own pages and policy, and the pseudo-locale beside the languages. */
export const pagesConfig: InlineConfig = {
  configFile: false,
  root: here('../../renderer'),
  logLevel: 'error',
  plugins: [thumbnailsFromPage, pseudoLocale, bridgeFirst, react(), tailwindcss()],
  build: {
    outDir: galleryFolder,
    emptyOutDir: true,
    target: 'chrome114',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2_000,
    rollupOptions: {
      input: ['index', 'overlay', 'card'].map((page) => here(`../../renderer/${page}.html`)),
    },
  },
};

/** The scripted bridge as one script. */
export const bridgeConfig: InlineConfig = {
  configFile: false,
  logLevel: 'error',
  build: {
    outDir: galleryFolder,
    emptyOutDir: false,
    target: 'chrome114',
    lib: { entry: here('./bridge.ts'), formats: ['iife'], name: 'gallery', fileName: () => 'bridge.js' },
  },
};
