import { createHash } from 'node:crypto';
import { dirname } from 'node:path/posix';
import { AppError, errorData } from '../../../../contract/app-error.ts';
import { committedParts } from '../committed-parts.ts';
import type { UploadHooks, UploadOutcome, UploadRequest } from '../host.ts';
import { acceptanceOf } from '../http/accepted-media.ts';
import { throttleProgress } from '../http/progress.ts';
import { remoteImage } from '../http/remote-image.ts';
import { isPlainKey, keyOf, linkOf } from '../key-template.ts';
import type { HostKind, HostParts, HostValues, UploadHost } from '../kind.ts';
import { localObservation } from '../local-observation.ts';
import { checkedBy, namesShown } from '../storage-fields.ts';
import { tryHost } from '../trial.ts';
import { openVerifiedFile } from '../verified-file.ts';
import { sshTrouble } from './errors.ts';
import { fields } from './fields.ts';
import { nameOf, openSession } from './session.ts';
import { createSessions } from './sessions.ts';
import { serverOf } from './settings.ts';
import { about } from './texts.ts';
import { checkFolder, explained, makeFolders, remove, rename, writeFile } from './transfer.ts';

const reachWithinMs = 5_000;

/** A folder at a server that is reached by SSH and shown by some web server. */
export const sftp: HostKind = {
  kind: 'sftp',
  title: 'SFTP',
  fields,
  traits: { deletion: 'request', audience: 'link', showsName: false, isRepeatable: true, about },
  traitsOf: namesShown,
  check: checkedBy(fields, serverOf),
  create: createSftpHost,
};

/** @throws {AppError} `bad-setting` */
function createSftpHost(values: HostValues, parts: HostParts): UploadHost {
  let server = serverOf(values);
  const { clock, network } = parts;
  const { root, keyTemplate, publicUrl } = server;
  const name = nameOf(server);
  const closing = new AbortController();
  const keepKey = (hostKey: string) => {
    server = { ...server, hostKeys: [hostKey], acceptsFirstKey: false };
    parts.keep({ hostKey });
  };
  const sessions = createSessions(() => openSession(server, clock, network, keepKey, closing.signal), clock);

  const upload = async (request: UploadRequest, hooks: UploadHooks): Promise<UploadOutcome> => {
    const { body } = request;
    const no = (error: unknown, arrival: 'none' | 'partial' | 'unknown'): UploadOutcome => ({
      kind: 'failed',
      ...sshTrouble(error, name, root),
      arrival,
      observation: null,
    });
    if (body.kind === 'url')
      return no(new AppError(errorData('rejected', `${name} is sent files only`)), 'none');
    const sentAt = clock.now();
    const key = keyOf(keyTemplate, { ...request, media: body.media });
    const path = `${root}/${key}`;
    // The same for each attempt of a job: what a killed one left is written over.
    const part = `${dirname(path)}/.snapferry-${digest(request.key)}.part`;
    const { signal } = hooks;
    const progress = throttleProgress(clock, (sent) => hooks.onProgress(sent, body.media.bytes));
    let reached: 'none' | 'partial' | 'unknown' = 'none';
    try {
      const file = await openVerifiedFile(body.path, body.media, body.recipe ?? null);
      try {
        await sessions.use(async (session) => {
          try {
            await makeFolders(session, root, key, signal);
            const taken = counted(committedParts(file, hooks), () => {
              reached = 'partial';
            });
            await writeFile(session, part, taken, progress.report, signal);
            // Until now it is nowhere; whether it has its name once this was sent, only the answer tells.
            reached = 'unknown';
            await rename(session, part, path, signal).catch((error) => {
              if (session.isOpen && !signal.aborted) reached = 'partial';
              throw error;
            });
          } catch (error) {
            const why = await explained(session, error, root, name);
            if (session.isOpen && reached !== 'none') remove(session, part).catch(() => {});
            throw why;
          }
        }, signal);
      } finally {
        await file.close();
      }
      const image = remoteImage(key, linkOf(publicUrl, key), body.media);
      return { kind: 'uploaded', image, observation: localObservation(clock, sentAt) };
    } catch (error) {
      return no(error, reached);
    } finally {
      progress.stop();
    }
  };

  const host: UploadHost = {
    ...acceptanceOf({
      host: name,
      types: null,
      limits: null,
      certain: {
        types: ['image/png', 'image/jpeg', 'image/gif', 'video/mp4'],
        bytes: Number.MAX_SAFE_INTEGER,
      },
    }),
    id: parts.id,
    kind: 'sftp',
    origin: `sftp://${name}`,
    budgets: [],
    uploadCost: {},
    isReachable: () => network.canReach(new URL(`http://${urlHost(server)}`), reachWithinMs),
    async checkConnection(signal) {
      try {
        await sessions.use((session) => checkFolder(session, root, signal), signal);
        return null;
      } catch (error) {
        return sshTrouble(error, name, root).failure;
      }
    },
    upload,
    async remove(image, _credentials, signal) {
      const sentAt = clock.now();
      try {
        if (!isPlainKey(image.id))
          throw new AppError(errorData('not-found', 'This is no file of the folder'));
        await sessions.use(async (session) => {
          await checkFolder(session, root, signal);
          await remove(session, `${root}/${image.id}`, signal);
        }, signal);
        return { kind: 'removed', observation: localObservation(clock, sentAt) };
      } catch (error) {
        return { kind: 'failed', ...sshTrouble(error, name, root), observation: null };
      }
    },
    test: (signal) => tryHost(host, parts, signal),
    retire: async () => {
      await sessions.drained();
      sessions.end();
    },
    close: async () => {
      closing.abort();
      sessions.end();
      await sessions.drained();
    },
  };
  return host;
}

const digest = (key: string) => createHash('sha256').update(key).digest('hex').slice(0, 24);

const urlHost = ({ host, port }: { readonly host: string; readonly port: number }) =>
  `${host.includes(':') ? `[${host}]` : host}:${port}`;

async function* counted(parts: AsyncIterable<Uint8Array>, onFirst: () => void): AsyncGenerator<Uint8Array> {
  let isFirst = true;
  for await (const part of parts) {
    if (isFirst) onFirst();
    isFirst = false;
    yield part;
  }
}
