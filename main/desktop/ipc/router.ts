import { ipcMain, type WebFrameMain } from 'electron';
import type { z } from 'zod';
import { AppError, errorData, toErrorData } from '../../../contract/app-error.ts';
import type { Result } from '../../../contract/bridge.ts';
import {
  type EngineCallName,
  type EngineClient,
  type EngineInput,
  engineCalls,
} from '../../../contract/engine.ts';
import { callChannel } from '../../../contract/ipc-channels.ts';
import { judge } from '../../../contract/judge.ts';
import {
  type ShellCallName,
  type ShellInput,
  type ShellOutput,
  shellCalls,
} from '../../../contract/shell.ts';

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

/** Handles every call of the contract, from our own pages only and with valid input only. */
export function registerIpcHandlers({ engine, shell, isOwnPage }: IpcOptions): void {
  const handle = (channel: string, input: z.ZodType, work: (input: unknown) => unknown) =>
    ipcMain.handle(channel, (event, raw: unknown) =>
      toResult(async () => {
        if (!isFromOwnPage(event.senderFrame, isOwnPage)) {
          throw new AppError(errorData('forbidden', 'Only the window of Snapferry may ask this.'));
        }
        const parsed = judge(input, raw);
        if (!parsed.success)
          throw new AppError(errorData('bad-call', `${channel}: ${validationMessage(parsed.error)}`));
        return work(parsed.data);
      }),
    );
  for (const name of Object.keys(engineCalls) as EngineCallName[]) {
    handle(callChannel('engine', name), engineCalls[name].input, (input) => {
      // The supervisor must know of an intended stop: only the shell may call it.
      if (name === 'stop') throw new AppError(errorData('bad-call', 'The engine ends with the app.'));
      return engine.call(name, input as EngineInput<typeof name>);
    });
  }
  for (const name of Object.keys(shellCalls) as ShellCallName[]) {
    const handler = shell[name] as (input: unknown) => unknown;
    handle(callChannel('shell', name), shellCalls[name].input, handler);
  }
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
