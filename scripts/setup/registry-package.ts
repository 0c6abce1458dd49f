import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { runCommand, SetupError } from './run-command.ts';

/** A package of the npm registry, as it was when it was examined. */
export interface PinnedPackage {
  /** Name and version, e.g. `left-pad@1.3.0`. */
  readonly spec: string;
  /** Base64. */
  readonly sha512: string;
}

/**
 * Downloads the archive of a package, unless it is there, and verifies it. An interrupted run leaves nothing that a
 * later one would trust.
 * @param archive its path
 * @throws {SetupError}
 */
export async function fetchPackage({ spec, sha512 }: PinnedPackage, archive: string): Promise<void> {
  if (existsSync(archive) && (await hashOf(archive)) === sha512) return;
  await mkdir(dirname(archive), { recursive: true });
  const work = await mkdtemp(join(dirname(archive), 'fetch-'));
  try {
    const npm = process.env.npm_execpath;
    const [command, first] = npm ? [process.execPath, [npm]] : ['npm', []];
    const args = [...first, 'pack', spec, '--silent', '--ignore-scripts'];
    const packed = await runCommand(command, args, { cwd: work });
    const name = (await readdir(work)).find((file) => file.endsWith('.tgz'));
    if (packed.code !== 0 || !name)
      throw new SetupError(`The npm registry did not give ${spec}: ${packed.output.trim()}`);
    if ((await hashOf(join(work, name))) !== sha512)
      throw new SetupError(`${spec} is not what it was when it was examined: its SHA-512 differs.`);
    await rename(join(work, name), archive);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/**
 * Unpacks an archive.
 * @param args further ones of tar
 * @throws {SetupError}
 */
export async function unpack(archive: string, folder: string, args: readonly string[] = []): Promise<void> {
  const all = ['--warning=no-unknown-keyword', '--no-same-owner', '-xzf', archive, '-C', folder, ...args];
  const done = await runCommand('tar', all);
  if (done.code !== 0)
    throw new SetupError(`${basename(archive)} could not be unpacked: ${done.output.trim()}`);
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha512');
  await pipeline(createReadStream(path), hash);
  return hash.digest('base64');
}
