import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Arch, build, type Configuration, DIR_TARGET, Platform } from 'electron-builder';
import { parse } from 'yaml';
import { build as buildApp } from '../setup/build.ts';
import { buildTargetOf } from '../setup/build-target.ts';
import { root } from '../setup/paths.ts';
import { SetupError } from '../setup/run-command.ts';
import type { ElectronRuntime } from '../setup/runtime.ts';
import { cataloguesFolder, readCatalogueFiles } from '../texts/catalogue-file.ts';
import { electronSource } from './electron-source.ts';
import { localizeConfiguration, writeMenuEntries } from './languages.ts';

export interface PackOptions {
  readonly runtime: ElectronRuntime;
  /** Builds the unpacked app only, without installers. */
  readonly dirOnly: boolean;
  /** Replaces `dist`. */
  readonly output?: string;
  /** Replaces package.json's. */
  readonly version?: string;
  readonly say: (line: string) => void;
}

/**
 * Builds and packages the app for this system and processor. Nothing is uploaded, and with the stand-in only an
 * unpacked app is built, which is for tests.
 * @throws {SetupError}
 */
export async function pack({ runtime, dirOnly, output, version, say }: PackOptions): Promise<void> {
  const isStandIn = buildTargetOf(runtime) === 'stand-in';
  if (isStandIn && !dirOnly)
    throw new SetupError('Installers are made of the pinned Electron only, which cannot be had here.');
  await buildApp(say, buildTargetOf(runtime));
  const electron = await electronSource(runtime);
  if (isStandIn) for (const line of differences(electron.version)) say(line);
  const texts = readCatalogueFiles(cataloguesFolder(root));
  await writeMenuEntries(root, texts);
  const released = localizeConfiguration(
    parse(await readFile(join(root, 'electron-builder.yml'), 'utf8')),
    texts,
  );
  const config: Configuration = {
    ...(isStandIn ? forStandIn(released) : released),
    files: [...[released.files ?? []].flat(), ...helpersOfOthers(process.platform)],
    electronDist: electron.dist,
    electronVersion: electron.version,
    ...(output ? { directories: { ...released.directories, output } } : {}),
    ...(version ? { extraMetadata: { version } } : {}),
  };
  const work = await mkdtemp(join(tmpdir(), 'snapferry-package-'));
  try {
    // Given by path it replaces the project's own file; an object would be merged with that.
    const file = join(work, 'electron-builder.json');
    await writeFile(file, JSON.stringify(config));
    const platform = Platform.current();
    const arch = process.arch === 'arm64' ? Arch.arm64 : Arch.x64;
    const targets = platform.createTarget(dirOnly ? DIR_TARGET : null, arch);
    await build({ projectDir: root, targets, publish: 'never', config: file });
  } finally {
    await rm(work, { recursive: true });
    await electron.cleanUp();
  }
}

/** Excludes the helpers by which the trash of other systems is reached. */
function helpersOfOthers(platform: NodeJS.Platform): string[] {
  const helpers = { darwin: 'macos-trash', win32: 'windows-trash.exe' };
  return Object.entries(helpers).flatMap(([of, name]) =>
    of === platform ? [] : [`!out/main/chunks/${name}`],
  );
}

/** Adapts the configuration for the stand-in, whose engine is a process of Node's own, which cannot read an archive. */
function forStandIn({ electronFuses, ...released }: Configuration): Configuration {
  // Unknown to such an old version.
  const { grantFileProtocolExtraPrivileges: _, ...known } = electronFuses ?? {};
  const fuses = { ...known, enableEmbeddedAsarIntegrityValidation: false, onlyLoadAppFromAsar: false };
  return { ...released, asar: false, electronFuses: fuses };
}

/** Lists what a package of the stand-in cannot show about a release. */
const differences = (version: string): readonly string[] => [
  `Not as released: Electron ${version} in place of the pinned one, which cannot be had here.`,
  'Not as released: no asar archive, and so neither its integrity nor "only from asar" is switched on.',
  "Not as released: the engine and the command run on this machine's Node, not inside of Electron.",
];
