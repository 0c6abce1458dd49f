import type { PageFiles, Result } from '../../contract/bridge.ts';
import { type EngineOutput, engineCalls } from '../../contract/engine.ts';
import type { ErrorData } from '../../contract/errors.ts';
import { judge } from '../../contract/judge.ts';
import { maxPictureBytes } from '../../contract/limits.ts';
import { optionsHeader, proofHeader, webRefusalSchema, webRoot } from '../../contract/web.ts';
import type { PageSession } from './page-session.ts';

const failure = (code: ErrorData['code'], message: string, params: ErrorData['params'] = {}) =>
  ({ ok: false, error: { code, message, params } }) as const;

/** Creates the ways of files out of a page: chosen in the browser's dialog, and sent as they lie on the disk. */
export function createPageFiles(session: Pick<PageSession, 'proof'>): PageFiles {
  return {
    choose: () =>
      new Promise((resolve) => {
        const input = document.createElement('input');
        input.type = 'file';
        input.multiple = true;
        input.accept = 'image/*,video/*';
        input.addEventListener('change', () => resolve([...(input.files ?? [])]));
        input.addEventListener('cancel', () => resolve([]));
        input.click();
      }),
    async add({ file, ...options }): Promise<Result<EngineOutput<'addBytes'>>> {
      if (file.size > maxPictureBytes)
        return failure('too-big', 'It is too big.', {
          bytes: file.size,
          limit: maxPictureBytes,
          service: 'Snapferry',
        });
      try {
        const answer = await fetch(`${webRoot}pictures`, {
          method: 'POST',
          headers: {
            'content-type': 'application/octet-stream',
            [optionsHeader]: encodeURIComponent(JSON.stringify(options)),
            [proofHeader]: session.proof(),
          },
          body: file,
        });
        const said: unknown = await answer.json();
        const output = judge(engineCalls.addBytes.output, said);
        if (answer.ok && output.success) return { ok: true, value: output.data };
        const refusal = judge(webRefusalSchema, said);
        return refusal.success
          ? { ok: false, error: refusal.data.error }
          : failure('bad-answer', `The server answered ${answer.status}.`);
      } catch (thrown) {
        return failure('connection-lost', String(thrown));
      }
    },
  };
}

/** Hands a file to the browser, which saves it as its user wants. @param name what it is called */
export function download(url: string, name: string): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
}
