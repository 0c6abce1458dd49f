import { ipcMain, type WebFrameMain } from 'electron';
import type { z } from 'zod';
import { AppError, errorData, toErrorData } from '../../../contract/app-error.ts';
import type { Result } from '../../../contract/bridge.ts';
import type { EngineClient, EngineInput } from '../../../contract/engine.ts';
import { callChannel } from '../../../contract/ipc-channels.ts';
import type { ShellCallName, ShellInput, ShellOutput } from '../../../contract/shell.ts';
import { callNames } from './call-names.ts';

/** Handlers of the shell's own calls, after validation. */
export type ShellHandlers = {
  readonly [N in ShellCallName]: (input: ShellInput<N>) => Promise<ShellOutput<N>> | ShellOutput<N>;
};

interface IpcOptions {
  readonly engine: EngineClient;
  readonly shell: ShellHandlers;
  /** Whether the URL is that of one of our own pages. */
  isOwnPage(address: string): boolean;
}

/**
 * Handles every call of the contract, from our own pages only and with valid input only. The engine judges what it is
 * asked by the same contract, and once is enough: reading the schemas of its calls here would make every start wait.
 */
export function registerIpcHandlers({ engine, shell, isOwnPage }: IpcOptions): void {
  const handle = (channel: string, work: (raw: unknown) => unknown) =>
    ipcMain.handle(channel, (event, raw: unknown) =>
      toResult(async () => {
        if (!isFromOwnPage(event.senderFrame, isOwnPage)) {
          throw new AppError(errorData('forbidden', 'Only the window of Snapferry may ask this.'));
        }
        return work(raw);
      }),
    );
  for (const name of callNames.engine) {
    handle(callChannel('engine', name), (raw) => {
      // The supervisor must know of an intended stop: only the shell may call it.
      if (name === 'stop') throw new AppError(errorData('bad-call', 'The engine ends with the app.'));
      return engine.call(name, raw as EngineInput<typeof name>);
    });
  }
  for (const name of callNames.shell) {
    const handler = shell[name] as (input: unknown) => unknown;
    handle(callChannel('shell', name), async (raw) => handler(await judgeShellInput(name, raw)));
  }
}

/**
 * Judges the input of a call of the shell. Its schemas are read when the first page asks, which shows what it has
 * meanwhile.
 * @throws {AppError} `bad-call`
 */
async function judgeShellInput(name: ShellCallName, raw: unknown): Promise<unknown> {
  const [{ shellCalls }, { judge }] = await Promise.all([
    import('../../../contract/shell.ts'),
    import('../../../contract/judge.ts'),
  ]);
  const parsed = judge<z.ZodType>(shellCalls[name].input, raw);
  if (!parsed.success)
    throw new AppError(
      errorData('bad-call', `${callChannel('shell', name)}: ${validationMessage(parsed.error)}`),
    );
  return parsed.data;
}

/**
 * Whether a frame is one of our own pages: a frame that was closed has no URL; a frame inside our page would not be our
 * page.
 */
function isFromOwnPage(frame: WebFrameMain | null, isOurs: IpcOptions['isOwnPage']): boolean {
  return frame !== null && frame.parent === null && isOurs(frame.url);
}

function validationMessage(error: z.ZodError): string {
  return error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
}

async function toResult(work: () => Promise<unknown>): Promise<Result<unknown>> {
  try {
    return { ok: true, value: await work() };
  } catch (thrown) {
    return { ok: false, error: toErrorData(thrown) };
  }
}
