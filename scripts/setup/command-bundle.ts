import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Plugin } from 'vite';
import { globalProcess } from '../packaging/global-process.ts';
import { lazySchemas } from '../packaging/lazy-schemas.ts';
import { withoutNative } from '../packaging/without-native.ts';
import { cataloguesFolder } from '../texts/catalogue-file.ts';
import { catalogues } from '../texts/vite-plugin.ts';
import { root } from './paths.ts';

/** Packages with native code or WebAssembly, which stay where npm put them; all else is bundled. */
const native = ['better-sqlite3', 'keytar', 'sharp', 'tesseract.js-core', 'zxing-wasm'];

const shipped = {
  cli: join(root, 'main', 'cli', 'index.ts'),
  // Only tests start it by itself; nearly all that it is made of is in the command as well.
  engine: join(root, 'main', 'engine', 'app', 'process.ts'),
  media: join(root, 'main', 'engine', 'media', 'pool', 'worker.ts'),
};

/** What the bundle is made by: another recipe makes another one of the same sources. */
const recipe = [
  import.meta.filename,
  ...['global-process.ts', 'lazy-schemas.ts', 'without-native.ts'].map((name) =>
    join(root, 'scripts', 'packaging', name),
  ),
  join(root, 'scripts', 'texts', 'vite-plugin.ts'),
];

/**
 * Bundles the command, its media process and the app's engine into a folder, each entry by its name.
 * @param entries other scripts to bundle in their place, as those are, by their names
 * @returns paths of all modules and catalogues that went in, and of what it was made by
 */
export async function bundleCommand(
  folder: string,
  entries: Readonly<Record<string, string>> = shipped,
): Promise<string[]> {
  const modules = new Set<string>();
  const listModules: Plugin = {
    name: 'list-modules',
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle))
        if (chunk.type === 'chunk')
          for (const id of Object.keys(chunk.modules)) modules.add(id.replace(/\?.*$/, ''));
    },
  };
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    plugins: [catalogues(root), lazySchemas(root), globalProcess, withoutNative, listModules],
    ssr: { noExternal: true, external: native },
    build: {
      ssr: true,
      outDir: folder,
      emptyOutDir: true,
      target: 'node22',
      minify: false,
      rollupOptions: {
        external: [/^node:/, ...native, /^tesseract\.js-core\//, /^zxing-wasm\//],
        input: { ...entries },
        output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: 'chunks/[name]-[hash].cjs' },
      },
    },
  });
  const texts = cataloguesFolder(root);
  const catalogueFiles = readdirSync(texts).map((name) => join(texts, name));
  // The folder itself as well: a language may be added or removed.
  return [...modules, ...recipe, texts, ...catalogueFiles].filter((id) => !id.startsWith('\0'));
}
