import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import type { InlineConfig, Plugin } from 'vite';
import { catalogue } from '../../../locales/en/index.ts';
import { pseudoLocalised } from './pseudo.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Chromium alone knows no snapferry: addresses, so the small pictures come from the page's own origin. */
const thumbnailsFromPage: Plugin = {
  name: 'gallery-thumbnails',
  enforce: 'pre',
  transform(code, id) {
    if (!id.endsWith('renderer/components/thumbnail-url.ts')) return null;
    return code.replace('snapferry://thumbnail/', '/thumbnail/');
  },
};

const pseudoLocale: Plugin = {
  name: 'gallery-pseudo-locale',
  enforce: 'pre',
  transform(_, id) {
    if (!id.endsWith('locales/en/index.ts')) return null;
    return `export const catalogue = ${JSON.stringify(pseudoLocalised(catalogue))};`;
  },
};

/** The real renderer as it ships, with its own page and policy, in English and Russian or in the pseudo-locale. */
export function galleryConfig(outDir: string, options: { readonly pseudo: boolean }): InlineConfig {
  return {
    configFile: false,
    root: here('../../../renderer'),
    logLevel: 'warn',
    plugins: [thumbnailsFromPage, ...(options.pseudo ? [pseudoLocale] : []), react(), tailwindcss()],
    build: {
      outDir,
      emptyOutDir: true,
      target: 'chrome114',
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      rollupOptions: {
        input: ['index', 'overlay', 'card'].map((page) => here(`../../../renderer/${page}.html`)),
      },
    },
  };
}

/** The scripted bridge as one script, to run before the page's own. */
export const bridgeConfig: InlineConfig = {
  configFile: false,
  logLevel: 'warn',
  build: {
    write: false,
    target: 'chrome114',
    lib: { entry: here('./bridge.ts'), formats: ['iife'], name: 'gallery', fileName: 'bridge' },
  },
};
