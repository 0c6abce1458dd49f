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
import { electronSource } from './electron-source.ts';

export interface PackOptions {
  readonly runtime: ElectronRuntime;
  /** The unpacked app alone, without installers. */
  readonly dirOnly: boolean;
  /** In place of `dist`. */
  readonly output?: string;
  /** In place of package.json's. */
  readonly version?: string;
  readonly say: (line: string) => void;
}

/**
 * Builds and packages the app for this system and processor. Nothing is uploaded, and of the stand-in only an unpacked
 * app is made, which is for tests.
 * @throws {SetupError}
 */
export async function pack({ runtime, dirOnly, output, version, say }: PackOptions): Promise<void> {
  const isStandIn = buildTargetOf(runtime) === 'stand-in';
  if (isStandIn && !dirOnly)
    throw new SetupError('Installers are made of the pinned Electron only, which cannot be had here.');
  await buildApp(say, buildTargetOf(runtime));
  const electron = await electronSource(runtime);
  if (isStandIn) for (const line of differences(electron.version)) say(line);
  const released: Configuration = parse(await readFile(join(root, 'electron-builder.yml'), 'utf8'));
  const config: Configuration = {
    ...(isStandIn ? forStandIn(released) : released),
    electronDist: electron.dist,
    electronVersion: electron.version,
    ...(output ? { directories: { ...released.directories, output } } : {}),
    ...(version ? { extraMetadata: { version } } : {}),
  };
  const work = await mkdtemp(join(tmpdir(), 'snapferry-package-'));
  try {
    // By its path it stands for the project's own file; as an object it would be laid over that.
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

/** The engine of the stand-in is a process of Node's own, which cannot look into an archive. */
function forStandIn({ electronFuses, ...released }: Configuration): Configuration {
  // Not known to a version so old.
  const { grantFileProtocolExtraPrivileges: _, ...known } = electronFuses ?? {};
  const fuses = { ...known, enableEmbeddedAsarIntegrityValidation: false, onlyLoadAppFromAsar: false };
  return { ...released, asar: false, electronFuses: fuses };
}

/** What a package of the stand-in cannot show about a release. */
const differences = (version: string): readonly string[] => [
  `Not as released: Electron ${version} in place of the pinned one, which cannot be had here.`,
  'Not as released: no asar archive, and so neither its integrity nor "only from asar" is switched on.',
  "Not as released: the engine and the command run on this machine's Node, not inside of Electron.",
];
