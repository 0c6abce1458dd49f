import { join } from 'node:path';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { build, type Plugin } from 'vite';
import { catalogues } from '../texts/vite-plugin.ts';

/** Browsers that the page is written for: all that are kept up to date, and what distributions keep for long. */
const browsers = ['chrome114', 'firefox128', 'safari17'];

/**
 * Builds the window for browsers, apart from the windows of the app: what they share with it would have to be cut so
 * that each of them loaded more than it needs.
 * @param root of the project
 * @param folder emptied first
 */
export async function buildWebPage(root: string, folder: string, notices: Plugin | null): Promise<void> {
  await build({
    root: join(root, 'renderer'),
    configFile: false,
    logLevel: 'error',
    base: './',
    plugins: [catalogues(root), react(), tailwindcss(), notices],
    build: {
      outDir: folder,
      emptyOutDir: true,
      minify: 'oxc',
      target: browsers,
      modulePreload: { polyfill: false },
      // The page's policy takes no data: scripts or styles, so nothing is inlined.
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 1_000,
      rollupOptions: { input: { web: join(root, 'renderer', 'web.html') } },
    },
  });
}

/** Builds it into the folder of the app's windows, when those are built. */
export const withWebPage = (root: string, folder: string, notices: Plugin): Plugin => ({
  name: 'web-page',
  apply: 'build',
  closeBundle: () => buildWebPage(root, folder, notices),
});
