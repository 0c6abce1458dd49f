import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../setup/paths.ts';
import { SetupError } from '../setup/run-command.ts';

/** Describes where `electron-builder --dir` puts the app of this system, and its files. */
export interface PackedApp {
  readonly folder: string;
  /** Relative to the folder, like the others. */
  readonly program: string;
  readonly resources: string;
  readonly command: string;
}

/**
 * Finds the packaged app.
 * @param output folder of the packaging.
 * @throws {SetupError} when nothing was packaged
 */
export function packedApp(output = join(root, 'dist')): PackedApp {
  const arch = process.arch === 'arm64' ? '-arm64' : '';
  const inside = (resources: string, program: string, command: string) => ({
    program,
    resources,
    command: join(resources, 'bin', command),
  });
  const { platform } = process;
  const found: PackedApp =
    platform === 'darwin'
      ? {
          folder: join(output, `mac${arch}`),
          ...inside(
            join('Snapferry.app', 'Contents', 'Resources'),
            join('Snapferry.app', 'Contents', 'MacOS', 'Snapferry'),
            'snapferry',
          ),
        }
      : platform === 'win32'
        ? {
            folder: join(output, `win${arch}-unpacked`),
            ...inside('resources', 'Snapferry.exe', 'snapferry.cmd'),
          }
        : {
            folder: join(output, `linux${arch}-unpacked`),
            ...inside('resources', 'snapferry', 'snapferry'),
          };
  if (!existsSync(join(found.folder, found.program)))
    throw new SetupError('Nothing was packaged yet: npm run package:dir');
  return found;
}
