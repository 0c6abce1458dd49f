import { toErrorData } from '../../../contract/app-error.ts';
import type { AddResult, EngineClient } from '../../../contract/engine.ts';
import type { ErrorData } from '../../../contract/errors.ts';
import type { ClipboardContent, LocalApi } from '../../../contract/local-api.ts';
import type { Settings } from '../../../contract/records.ts';
import type { Clock } from '../clock.ts';
import { createClipboardRequests } from './clipboard-request.ts';
import type { ApiMessages } from './messages.ts';
import { createMonitor } from './monitoring.ts';
import { createRequestedJobs } from './request-jobs.ts';
import { type ApiServer, startServer, type UploadResponse, type UploadService } from './server.ts';
import { type LinksResult, waitForLinks } from './wait-for-links.ts';

/** How long a request is kept waiting for its links. Editors show nothing in the meantime. */
const linksTimeoutMs = 120_000;

type ApiSettings = Pick<Settings, 'localApi' | 'localApiPort' | 'localApiKey'>;

export interface LocalApiOptions {
  readonly client: EngineClient;
  readonly clock: Clock;
  /** Whether a shell is there that can read the clipboard. */
  readonly hasShell: boolean;
  /** What goes before the settings, as long as this engine lives. */
  readonly overrides: { readonly port: number | null; readonly key: string | null } | null;
  /** In the language of the moment. */
  messages(): ApiMessages;
  askShell(askId: string): void;
  changed(view: LocalApi): void;
}

/** The API for editors, which begins and ends as the settings want it. */
export interface LocalApiServer {
  view(): LocalApi;
  /** Settles when the server is as these settings want it. */
  applySettings(settings: ApiSettings): Promise<void>;
  giveClipboard(askId: string, content: ClipboardContent): void;
  close(): Promise<void>;
}

const off: LocalApi = { state: 'off', address: null, error: null };

export function createLocalApiServer(options: LocalApiOptions): LocalApiServer {
  const { client, clock, overrides } = options;
  const clipboard = createClipboardRequests(clock, options.askShell);
  const monitor = createMonitor(client);
  let server: ApiServer | null = null;
  let view = off;
  let wanted = '';
  let turning: Promise<void> = Promise.resolve();

  const show = (next: LocalApi) => {
    view = next;
    options.changed(next);
  };

  const linksOf = async (added: readonly AddResult[]): Promise<UploadResponse> => {
    const refused = added.find((one) => one.kind === 'refused');
    if (refused) return { success: false, message: options.messages().refused(refused.input, refused.error) };
    const ids = added.flatMap((one) => (one.kind === 'job' ? [one.jobId] : []));
    return answerOf(await waitForLinks(client, ids, clock, linksTimeoutMs));
  };
  const answerOf = (links: LinksResult): UploadResponse =>
    links.kind === 'links'
      ? { success: true, result: links.links }
      : { success: false, message: options.messages().without(links, clock.now()) };

  const asked = createRequestedJobs(client);
  const failed = (thrown: unknown): UploadResponse => ({
    success: false,
    message: options.messages().failure(toErrorData(thrown)),
  });

  const service: UploadService = {
    async upload(wanted) {
      try {
        if (wanted.kind === 'items') return await linksOf(await asked.add(wanted.items));
        if (!options.hasShell) return { success: false, message: options.messages().noShell() };
        const content = await clipboard.request();
        if (content === null) return { success: false, message: options.messages().noShell() };
        if (content.tooLarge !== null)
          return { success: false, message: options.messages().tooLarge(content.tooLarge) };
        if (content.items.length + content.pictures.length === 0)
          return { success: false, message: options.messages().emptyClipboard() };
        const added = content.items.length > 0 ? await asked.add(content.items) : [];
        for (const { name, bytes } of content.pictures) added.push(...(await asked.addPicture(name, bytes)));
        return await linksOf(added);
      } catch (thrown) {
        return failed(thrown);
      }
    },
    async uploadPictures(pictures) {
      const added: AddResult[] = [];
      // What is no fault of the engine's (a picture above the limit, say) is the server's to answer.
      for await (const { name, bytes } of pictures) added.push(...(await asked.addPicture(name, bytes)));
      if (added.length === 0)
        return { success: false, message: options.messages().refuse({ kind: 'unreadable' }) };
      return await linksOf(added).catch(failed);
    },
    refuse: (why) => options.messages().refuse(why),
    tooBig: (limit) => options.messages().tooBig(limit),
  };

  const turn = async (port: number, key: string | null, isOn: boolean) => {
    await server?.close();
    server = null;
    if (!isOn) return show(off);
    try {
      server = await startServer(port, key, service, monitor);
      show({ state: 'listening', address: server.address, error: null });
    } catch (thrown) {
      const error: ErrorData = toErrorData(thrown);
      show({ state: 'failed', address: null, error });
    }
  };

  const follow = (isOn: boolean, port: number, key: string | null) => {
    const next = JSON.stringify([isOn, port, key]);
    if (next === wanted) return turning;
    wanted = next;
    turning = turning.then(() => turn(port, key, isOn));
    return turning;
  };

  return {
    view: () => view,
    applySettings: ({ localApi, localApiPort, localApiKey }) =>
      follow(
        localApi || overrides !== null,
        overrides?.port ?? localApiPort,
        overrides ? (overrides.key ?? localApiKey) : localApiKey,
      ),
    giveClipboard: clipboard.resolve,
    close() {
      monitor.close();
      return follow(false, 0, null);
    },
  };
}
