import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { judge } from '../../../contract/judge.ts';
import { captureKinds } from '../../../contract/names.ts';

/**
 * Describes a capture that a start of the app requests. `ticket` names the file for the result; it may come from
 * another process of this user, so it can be nothing but a UUID.
 */
export const captureRequestSchema = z.object({
  /** `record`: a recording, or the end of the one in progress. */
  what: z.enum([...captureKinds, 'record']),
  delay: z.number().int().min(0).max(60),
  ticket: z.uuid().nullable(),
});
export type CaptureRequest = z.infer<typeof captureRequestSchema>;

/** Word on the command line that requests a capture. */
const word = 'capture';

/**
 * Parses `snapferry capture [--region|--screen|--window|--all|--last|--record] [--delay seconds] [--ticket id]`; null for a start that
 * requests no capture. Invalid options are ignored: there is no terminal to show an error.
 * @param appFolder the folder that a development Electron was told to load, null in a packaged app
 */
export function captureFromArguments(
  argv: readonly string[],
  cwd: string,
  appFolder: string | null,
): CaptureRequest | null {
  const own =
    appFolder === null ? -1 : argv.findIndex((each, at) => at > 0 && isFolder(each, cwd, appFolder));
  const rest = argv.slice(own === -1 ? 1 : own + 1);
  const at = rest.findIndex((each) => !each.startsWith('-'));
  if (at === -1 || rest[at] !== word) return null;
  const { values } = parseArgs({
    args: rest.slice(at + 1),
    options: { delay: { type: 'string' }, ticket: { type: 'string' } },
    strict: false,
  });
  const what = [...captureKinds, 'record' as const].find((kind) => values[kind] === true) ?? 'region';
  const parsed = judge(captureRequestSchema, {
    what,
    delay: Number(values.delay ?? 0),
    ticket: values.ticket ?? null,
  });
  return parsed.success ? parsed.data : { what, delay: 0, ticket: null };
}

function isFolder(argument: string, cwd: string, folder: string): boolean {
  return !argument.startsWith('-') && resolve(cwd, argument) === resolve(folder);
}
