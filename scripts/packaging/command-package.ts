import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type Plugin } from 'vite';
import { z } from 'zod';
import { root } from '../setup/paths.ts';
import { runCommand, SetupError } from '../setup/run-command.ts';
import { catalogues } from '../texts/vite-plugin.ts';
import { globalProcess } from './global-process.ts';
import { lazySchemas } from './lazy-schemas.ts';
import { nativePackages, noticesName, thirdParty } from './third-party.ts';
import { buildWebPage } from './web-page.ts';
import { withoutNative } from './without-native.ts';

const manifestSchema = z.object({
  version: z.string(),
  description: z.string(),
  license: z.string(),
  author: z.string(),
  homepage: z.string(),
  repository: z.unknown(),
  bugs: z.string(),
  dependencies: z.record(z.string(), z.string()),
});

/** Packages with native code, which come from the registry, built for each platform; all else is in the bundle. */
const native = ['better-sqlite3', 'keytar', 'sharp'] as const;
/** What reads pictures is three times the size of all else: it is used where somebody installed it beside the command. */
const ifThere = [/^tesseract\.js-core\//, /^zxing-wasm\//];

/** The oldest Node that all native code is built for. */
const leastNode = '>=22.19.0';

/**
 * Builds the npm package of the `snapferry` command: a folder of its own, because the project's own package is the app
 * and stays private.
 * @returns path of the tarball
 * @throws {SetupError} with npm's output
 */
export async function packCommand(output = join(root, 'dist', 'command')): Promise<string> {
  await rm(output, { recursive: true, force: true });
  const folder = join(output, 'package');
  await mkdir(join(folder, 'bin'), { recursive: true });
  await bundle(folder);
  const project = manifestSchema.parse(JSON.parse(await readFile(join(root, 'package.json'), 'utf8')));
  await writeFile(join(folder, 'package.json'), `${JSON.stringify(manifestOf(project), null, 2)}\n`);
  await copyFile(join(root, 'build', 'command', 'snapferry.mjs'), join(folder, 'bin', 'snapferry.mjs'));
  await copyFile(join(root, 'build', 'command', 'README.md'), join(folder, 'README.md'));
  await copyFile(join(root, 'LICENSE'), join(folder, 'LICENSE'));
  const packed = await runCommand('npm', ['pack', '--pack-destination', output], { cwd: folder });
  if (packed.code !== 0) throw new SetupError(`npm pack failed:\n${packed.output.trim()}`);
  return join(output, `snapferry-${project.version}.tgz`);
}

function manifestOf({ dependencies, ...project }: z.infer<typeof manifestSchema>): object {
  return {
    name: 'snapferry',
    ...project,
    keywords: ['imgur', 'upload', 'cli', 'screenshot', 'image'],
    bin: { snapferry: 'bin/snapferry.mjs' },
    files: ['bin', 'lib', noticesName],
    engines: { node: leastNode },
    dependencies: Object.fromEntries(native.map((name) => [name, dependencies[name]])),
  };
}

/** Bundles the command, its media process and the window for browsers, without source maps. */
async function bundle(folder: string): Promise<void> {
  const inside = (...parts: string[]) => join(root, ...parts);
  const notices = thirdParty({
    folder,
    carried: () => nativePackages.map((name) => inside('node_modules', name)),
    only: noticesName,
  });
  const trash: Plugin = {
    name: 'trash-helpers',
    async writeBundle() {
      for (const helper of ['macos-trash', 'windows-trash.exe'])
        await copyFile(inside('node_modules', 'trash', 'lib', helper), join(folder, 'lib', 'chunks', helper));
    },
  };
  await buildWebPage(root, join(folder, 'lib', 'web'), notices);
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    plugins: [catalogues(root), lazySchemas(root), globalProcess, withoutNative, notices, trash],
    ssr: { noExternal: true, external: [...native, 'tesseract.js-core', 'zxing-wasm'] },
    build: {
      ssr: true,
      outDir: join(folder, 'lib'),
      emptyOutDir: false,
      target: 'node22',
      minify: false,
      rollupOptions: {
        external: [/^node:/, ...native, ...ifThere],
        input: {
          cli: inside('main', 'cli', 'index.ts'),
          media: inside('main', 'engine', 'media', 'pool', 'worker.ts'),
        },
        output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: 'chunks/[name]-[hash].cjs' },
      },
    },
  });
}
