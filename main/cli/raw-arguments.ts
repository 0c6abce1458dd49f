import { readFileSync, readlinkSync } from 'node:fs';
import { decodeRawPath } from '../engine/sources/raw-path.ts';

/** Node's replacement for bytes that are not valid UTF-8. */
const replacement = '\ufffd';

/**
 * Restores the bytes of arguments that Node could not decode.
 * @param args the last ones of the command line, as Node reads them
 * @param commandLine the bytes of the process's whole command line, each argument ended by a zero
 */
export function restoreArguments(args: readonly string[], commandLine: Buffer): string[] {
  const given: Buffer[] = [];
  let from = 0;
  for (let end = commandLine.indexOf(0); end !== -1; end = commandLine.indexOf(0, from)) {
    given.push(commandLine.subarray(from, end));
    from = end + 1;
  }
  const own = given.slice(-args.length);
  return args.map((argument, index) => {
    const bytes = own[index];
    return bytes && argument.includes(replacement) && bytes.toString('utf8') === argument
      ? decodeRawPath(bytes)
      : argument;
  });
}

/**
 * Restores the arguments of this process. Only Linux shows them; a launcher that started us on another Node has the
 * original ones.
 * @param launcher id of the launcher's process
 */
export function rawArguments(args: readonly string[], launcher: number | null): string[] {
  if (process.platform !== 'linux' || !args.some((argument) => argument.includes(replacement)))
    return [...args];
  try {
    return restoreArguments(args, readFileSync(`/proc/${launcher ?? 'self'}/cmdline`));
  } catch {
    return [...args];
  }
}

/** Returns the working folder, by its bytes where those are not valid UTF-8. */
export function rawWorkingFolder(): string {
  const folder = process.cwd();
  if (process.platform !== 'linux' || !folder.includes(replacement)) return folder;
  return decodeRawPath(readlinkSync('/proc/self/cwd', { encoding: 'buffer' }));
}
