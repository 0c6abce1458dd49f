import type { AddItem } from '../../../contract/add-item.ts';
import { AppError, errorData, toErrorData } from '../../../contract/app-error.ts';
import type { AddResult, EngineClient } from '../../../contract/engine.ts';
import type { ClipboardContent, LocalApi } from '../../../contract/local-api.ts';
import type { Settings } from '../../../contract/settings.ts';
import type { Clock } from '../clock.ts';
import type { Enqueuer } from '../jobs/enqueue.ts';
import { holdsPicture } from '../media/index.ts';
import type { Spool } from '../sources/spool.ts';
import type { WebOptions, WebParts } from '../web/index.ts';
import type { ApiKey } from './access-policy.ts';
import { copyFromAllowed } from './allowed-folders.ts';
import { createApiKey } from './api-key.ts';
import { createClipboardRequests } from './clipboard-request.ts';

import type { ApiMessages } from './messages.ts';
import { createMonitor } from './monitoring.ts';
import type { ReceivedPicture } from './receive-form.ts';
import { createRequestedJobs } from './request-jobs.ts';
import type { ApiServer, UploadResponse, UploadService } from './server.ts';
import { type LinksResult, waitForLinks } from './wait-for-links.ts';

/** Timeout of a request for its links. Editors show nothing in the meantime. */
const linksTimeoutMs = 120_000;

type ApiSettings = Pick<Settings, 'localApi' | 'localApiPort' | 'localApiKey' | 'localApiFolders'>;

export interface LocalApiOptions {
  readonly client: EngineClient;
  readonly clock: Clock;
  /** True if there is a shell that can read the clipboard. */
  readonly hasShell: boolean;
  /** Overrides of the settings, as long as this engine lives. */
  readonly overrides: LocalApiOverrides | null;
  readonly spool: Spool;
  readonly addSpooled: Enqueuer['addSpooled'];
  /** Messages in the current language. */
  messages(): ApiMessages;
  /** What the window in browsers needs beside the rest. */
  readonly web: Pick<WebParts, 'version' | 'thumbnails'>;
  askShell(askId: string): void;
  changed(view: LocalApi): void;
}

/** Overrides of the settings; null stands for those. A key from here has to be sent by all callers. */
export interface LocalApiOverrides {
  readonly port: number | null;
  readonly key: string | null;
  readonly folders?: readonly string[];
  /** Serves the window to browsers as well; left out: no. */
  readonly web?: WebOptions | null;
}

/** Runs the API for editors as the settings say. */
export interface LocalApiServer {
  view(): LocalApi;
  /** Resolves when the server runs with these settings. */
  applySettings(settings: ApiSettings): Promise<void>;
  giveClipboard(askId: string, content: ClipboardContent): void;
  /** Makes an address by which a browser signs in once; null where the window is not served to browsers. */
  makeWebLink(): string | null;
  close(): Promise<void>;
}

const noKey: ApiKey = { text: '', isStrict: true };
const off: LocalApi = { state: 'off', address: null, error: null };

/** Returns what the server needs of the engine; the window is served to browsers where somebody asked for that. */
function serverPartsOf({ web, client, spool, addSpooled, clock, overrides }: LocalApiOptions) {
  const parts = { ...web, client, spool, addSpooled, clock };
  return { spool, clock, web: overrides?.web ? { options: overrides.web, parts } : null };
}

export function createLocalApiServer(options: LocalApiOptions): LocalApiServer {
  const { client, clock, overrides } = options;
  const clipboard = createClipboardRequests(clock, options.askShell);
  const monitor = createMonitor(client);
  let server: ApiServer | null = null;
  let view = off;
  let wanted = '';
  let allowed: readonly string[] = [];
  let turning: Promise<void> = Promise.resolve();

  const show = (next: LocalApi) => {
    view = next;
    options.changed(next);
  };

  /** Waits for all links, even if one fails: theirs are in the answer, beside the message. */
  const linksOf = async (added: readonly AddResult[]): Promise<UploadResponse> => {
    const ids = added.flatMap((one) => (one.kind === 'job' ? [one.jobId] : []));
    const waited: LinksResult =
      ids.length > 0 ? await waitForLinks(client, ids, clock, linksTimeoutMs) : { kind: 'links', links: [] };
    const refused = added.find((one) => one.kind === 'refused');
    if (!refused && waited.kind === 'links') return { success: true, result: waited.links };
    const message = refused
      ? options.messages().refused(refused.input, refused.error)
      : waited.kind === 'links'
        ? ''
        : options.messages().without(waited, clock.now());
    const rest = [...waited.links];
    const links = added.map((one) => (one.kind === 'job' ? (rest.shift() ?? null) : null));
    return { success: false, message, result: links.flatMap((link) => link ?? []), links };
  };

  const asked = createRequestedJobs(client, { addSpooled: options.addSpooled, remove: options.spool.remove });
  const failed = (thrown: unknown): UploadResponse => ({
    success: false,
    message: options.messages().failure(toErrorData(thrown)),
  });

  /**
   * Copies the files of a caller that may not read all that we can, or gives one answer for whatever is the matter.
   */
  const uploadAllowed = async (items: readonly AddItem[], host: string | null): Promise<UploadResponse> => {
    const copies: ReceivedPicture[] = [];
    const refuse = async (): Promise<UploadResponse> => {
      for (const { path } of copies) await options.spool.remove(path);
      return { success: false, message: options.messages().notAllowed() };
    };
    for (const item of items) {
      const copy = item.kind === 'path' ? await copyFromAllowed(item.path, allowed, options.spool) : null;
      if (!copy) return refuse();
      copies.push({ ...copy, sha256: copy.path });
      if (!(await holdsPicture(copy.path))) return refuse();
    }
    return await linksOf(await asked.addReceived(copies, host));
  };

  /** Finds the destination of that name or id; null where none was named. @throws {AppError} `host-removed` */
  const hostCalled = async (name: string | undefined): Promise<string | null> => {
    if (name === undefined) return null;
    const { destinations } = await client.call('destinations', {});
    const isIt = (text: string) => text.toLowerCase() === name.toLowerCase();
    const found = destinations.find(({ id, title, removedAt }) => !removedAt && (isIt(id) || isIt(title)));
    if (found) return found.id;
    throw new AppError(errorData('host-removed', `There is no destination ${name}.`, { name }));
  };

  const service: UploadService = {
    async upload(wanted, files) {
      try {
        const host = await hostCalled(wanted.host);
        if (wanted.kind === 'items' && files === 'allowed-folders')
          return await uploadAllowed(wanted.items, host);
        if (wanted.kind === 'items') return await linksOf(await asked.add(wanted.items, host));
        // What another user copied is none of the caller's business.
        if (files === 'allowed-folders') return { success: false, message: options.messages().notAllowed() };
        if (!options.hasShell) return { success: false, message: options.messages().noShell() };
        const content = await clipboard.request();
        if (content === null) return { success: false, message: options.messages().noShell() };
        if (content.tooLarge !== null)
          return { success: false, message: options.messages().tooLarge(content.tooLarge) };
        if (content.items.length + content.pictures.length === 0)
          return { success: false, message: options.messages().emptyClipboard() };
        const added = content.items.length > 0 ? await asked.add(content.items, host) : [];
        for (const { name, bytes } of content.pictures)
          added.push(...(await asked.addPicture(name, bytes, host)));
        return await linksOf(added);
      } catch (thrown) {
        return failed(thrown);
      }
    },
    async uploadPictures(pictures, name) {
      if (pictures.length === 0)
        return { success: false, message: options.messages().refuse({ kind: 'unreadable' }) };
      let host: string | null;
      try {
        host = await hostCalled(name);
      } catch (thrown) {
        for (const { path } of pictures) await options.spool.remove(path);
        return failed(thrown);
      }
      return await asked.addReceived(pictures, host).then(linksOf).catch(failed);
    },
    refuse: (why) => options.messages().refuse(why),
    failure: (thrown) => options.messages().failure(toErrorData(thrown)),
  };

  const turn = async (port: number, key: ApiKey, isOn: boolean) => {
    await server?.close();
    server = null;
    if (!isOn) return show(off);
    try {
      // Most engines never listen, and what answers HTTP takes a while to load.
      const { startServer } = await import('./server.ts');
      server = await startServer({ port, key, service, monitor, ...serverPartsOf(options) });
      show({ state: 'listening', address: server.address, error: null });
    } catch (thrown) {
      show({ state: 'failed', address: null, error: toErrorData(thrown) });
    }
  };

  const follow = (isOn: boolean, port: number, key: ApiKey) => {
    const next = JSON.stringify([isOn, port, key]);
    if (next === wanted) return turning;
    wanted = next;
    turning = turning.then(() => turn(port, key, isOn));
    return turning;
  };

  return {
    view: () => view,
    applySettings({ localApi, localApiPort, localApiKey, localApiFolders }) {
      allowed = [...localApiFolders, ...(overrides?.folders ?? [])];
      const given = overrides?.key ?? null;
      // Without any key none fits, and only programs of this user are answered.
      const key = { text: given ?? localApiKey ?? createApiKey(), isStrict: given !== null };
      return follow(localApi || overrides !== null, overrides?.port ?? localApiPort, key);
    },
    giveClipboard: clipboard.resolve,
    makeWebLink: () => server?.makeWebLink() ?? null,
    close() {
      monitor.close();
      return follow(false, 0, noKey);
    },
  };
}
