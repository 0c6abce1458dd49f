import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';
import { buildConstants } from './scripts/packaging/build-constants.ts';
import { firstScript } from './scripts/packaging/first-script.ts';
import { globalProcess } from './scripts/packaging/global-process.ts';
import { lazySchemas } from './scripts/packaging/lazy-schemas.ts';
import { partsOfUndici } from './scripts/packaging/parts-of-undici.ts';
import { carriedPackages, thirdParty } from './scripts/packaging/third-party.ts';
import { withWebPage } from './scripts/packaging/web-page.ts';
import { withoutNative } from './scripts/packaging/without-native.ts';
import { isSchemas, withoutSchemas } from './scripts/packaging/without-schemas.ts';
import { catalogues } from './scripts/texts/vite-plugin.ts';

const from = (...parts: string[]) => join(import.meta.dirname, ...parts);

/**
 * Native code and WebAssembly stay where npm put them; all else is bundled, since what is ESM only cannot be required
 * from here.
 */
const external = [
  'electron',
  /^node:/,
  'better-sqlite3',
  'keytar',
  'sharp',
  /^tesseract\.js-core\//,
  /^zxing-wasm\//,
];

/**
 * What the code is written for: the pinned Electron, which ships. A build that is to run on the stand-in runtime asks for
 * an older one by name; a release never does.
 */
const targets = {
  pinned: { node: 'node24', chrome: 'chrome156' },
  'stand-in': { node: 'node18', chrome: 'chrome114' },
};
const target = targets[process.env.SNAPFERRY_BUILD_TARGET === 'stand-in' ? 'stand-in' : 'pinned'];

/** Comments and spaces are left out; names stay, by which a report of a fault can be read. */
const withoutSpace = { compress: false, mangle: false, codegen: true } as const;

/** While we work on it, the page reloads by an inline script and a socket, which its strict policy forbids. */
const laxWhileDeveloping: Plugin = {
  name: 'lax-while-developing',
  apply: 'serve',
  transformIndexHtml: (html) => html.replace(/<meta\s+http-equiv="Content-Security-Policy"[^>]*>/, ''),
};

/** The library that speaks with the system's trash looks for its helpers (macOS, Windows) beside its own code. */
const trashHelpers: Plugin = {
  name: 'trash-helpers',
  apply: 'build',
  writeBundle({ dir = '' }) {
    for (const helper of ['macos-trash', 'windows-trash.exe'])
      copyFileSync(from('node_modules', 'trash', 'lib', helper), join(dir, 'chunks', helper));
  },
};

/** The works of others that the app carries, told in a file of the package. */
const notices = thirdParty({
  folder: from('out'),
  // Of Tailwind the page carries a style sheet, which is no module.
  carried: () => [...carriedPackages(from('node_modules')), from('node_modules', 'tailwindcss')],
});

export default defineConfig({
  main: {
    plugins: [
      catalogues(import.meta.dirname),
      lazySchemas(import.meta.dirname),
      globalProcess,
      withoutNative,
      partsOfUndici,
      trashHelpers,
      notices,
    ],
    define: buildConstants,
    build: {
      outDir: from('out', 'main'),
      target: target.node,
      externalizeDeps: false,
      minify: false,
      sourcemap: true,
      rollupOptions: {
        external,
        input: {
          index: from('main', 'desktop', 'index.ts'),
          engine: from('main', 'engine', 'app', 'start.ts'),
          media: from('main', 'engine', 'media', 'pool', 'worker.ts'),
          cli: from('main', 'cli', 'index.ts'),
          sandbox: from('sandbox', 'main.ts'),
        },
        output: {
          format: 'cjs',
          entryFileNames: '[name].cjs',
          chunkFileNames: 'chunks/[name]-[hash].cjs',
          minify: withoutSpace,
        },
      },
    },
  },
  preload: {
    plugins: [notices],
    define: buildConstants,
    build: {
      outDir: from('out', 'preload'),
      target: target.node,
      // A sandboxed preload can require nothing but electron.
      externalizeDeps: false,
      minify: false,
      rollupOptions: {
        external: ['electron'],
        input: { index: from('preload', 'index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: from('renderer'),
    plugins: [
      catalogues(import.meta.dirname),
      lazySchemas(import.meta.dirname),
      react(),
      tailwindcss(),
      laxWhileDeveloping,
      firstScript('first-catalogue'),
      withoutSchemas('index'),
      notices,
      withWebPage(import.meta.dirname, from('out', 'renderer', 'web'), notices),
    ],
    build: {
      outDir: from('out', 'renderer'),
      minify: 'oxc',
      target: target.chrome,
      modulePreload: { polyfill: false },
      // The page's policy takes no data: scripts or styles, so nothing is inlined.
      assetsInlineLimit: 0,
      rollupOptions: {
        input: {
          index: from('renderer', 'index.html'),
          overlay: from('renderer', 'overlay.html'),
          card: from('renderer', 'card.html'),
          pin: from('renderer', 'pin.html'),
          record: from('renderer', 'record.html'),
        },
        output: {
          // Of what several pages or parts share the bundler would make some thirty files, most of them a few hundred
          // bytes, each fetched by itself.
          codeSplitting: {
            groups: [
              // By itself: it is run before all else, see there.
              {
                name: 'first-catalogue',
                test: /[\\/](?:first-catalogue|choose-language|catalogues)\.ts$|virtual:catalogues$/,
                priority: 3,
              },
              {
                name: 'shared',
                minShareCount: 2,
                test: (id) =>
                  /[\\/](?:renderer|contract|i18n|links|lucide-react)[\\/]/.test(id) && !isSchemas(id),
                maxModuleSize: 20_000,
                priority: 2,
              },
              // What some screens read of the schemas.
              { name: 'schemas', test: isSchemas, priority: 1 },
            ],
          },
        },
      },
    },
  },
});
