import { createHash } from 'node:crypto';
import { isAbsolute, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { AppError, errorData, type toErrorData } from '../../../../contract/app-error.ts';
import { committedParts, throwIfCancelled } from '../committed-parts.ts';
import type { UploadHooks, UploadOutcome, UploadRequest } from '../host.ts';
import { acceptanceOf } from '../http/accepted-media.ts';
import { throttleProgress } from '../http/progress.ts';
import { remoteImage } from '../http/remote-image.ts';
import { checkKeyTemplate, defaultKeyTemplate, isPlainKey, keyOf, linkOf } from '../key-template.ts';
import type { HostField, HostKind, HostParts, HostValues, UploadHost } from '../kind.ts';
import { localObservation } from '../local-observation.ts';
import {
  checkedBy,
  isOn,
  keyTemplateField,
  namesShown,
  needed,
  publicUrlField,
  publicUrlOf,
} from '../storage-fields.ts';
import { tryHost } from '../trial.ts';
import { openVerifiedFile } from '../verified-file.ts';
import { type DiskTrouble, diskTrouble, missing } from './errors.ts';
import { checkWritable, deleteFile, lookAt, makeFolders, publish, writeFile } from './store.ts';
import * as texts from './texts.ts';

/** The settings, in the order in which they are asked for. */
const fields: readonly HostField[] = [
  {
    key: 'path',
    isPlace: true,
    type: 'path',
    secret: false,
    required: true,
    byDefault: null,
    label: texts.path,
    help: texts.pathHelp,
  },
  publicUrlField(true),
  keyTemplateField,
  {
    key: 'onlyMounted',
    type: 'flag',
    secret: false,
    required: false,
    byDefault: 'no',
    label: texts.onlyMounted,
    help: texts.onlyMountedHelp,
  },
];

/** A folder of this computer, or one that is mounted, which some web server shows. */
export const folder: HostKind = {
  kind: 'folder',
  title: 'Folder',
  fields,
  traits: { deletion: 'request', audience: 'link', showsName: false, isRepeatable: true, about: texts.about },
  traitsOf: namesShown,
  check: checkedBy(fields, settingsOf),
  create: createFolderHost,
};

function settingsOf(values: HostValues) {
  const path = needed(values, 'path');
  const bad = (field: string, reason: string) =>
    new AppError(errorData('bad-setting', `${field} cannot be used`, { field, reason }));
  if (!isAbsolute(path)) throw bad('path', 'path');
  const keyTemplate = values.keyTemplate?.trim() || defaultKeyTemplate;
  // No file is overwritten here, so that names may repeat.
  const wrong = checkKeyTemplate(keyTemplate, 'keyTemplate', true);
  if (wrong) throw new AppError(wrong);
  return { path, keyTemplate, publicUrl: publicUrlOf(needed(values, 'publicUrl')) };
}

/** @throws {AppError} `bad-setting` */
function createFolderHost(values: HostValues, parts: HostParts): UploadHost {
  const { path: root, keyTemplate, publicUrl } = settingsOf(values);
  const { clock } = parts;
  let onlyMounted = isOn(values.onlyMounted);
  const closing = new AbortController();
  const running = new Set<Promise<unknown>>();

  /** Finds why nothing can be written now. A disk that was mounted here once has to be there again. */
  const absence = async (): Promise<DiskTrouble | null> => {
    const found = await lookAt(root);
    if (found === null) return missing(root, 'no folder');
    if (onlyMounted && !found.isMountPoint) return missing(root, 'nothing is mounted there');
    if (found.isMountPoint && !onlyMounted) {
      onlyMounted = true;
      parts.keep({ onlyMounted: 'yes' });
    }
    return null;
  };

  const upload = async (request: UploadRequest, hooks: UploadHooks): Promise<UploadOutcome> => {
    const { body } = request;
    if (body.kind === 'url') return failed(errorData('rejected', 'A folder is given files only'), 'none');
    const signal = AbortSignal.any([hooks.signal, closing.signal]);
    const began = clock.now();
    const key = keyOf(keyTemplate, { ...request, media: body.media });
    const path = join(root, key);
    // The same for each attempt of a job: what a killed one left is written over.
    const part = join(path, '..', `.snapferry-${nameOf(request.key)}.part`);
    const progress = throttleProgress(clock, (sent) => hooks.onProgress(sent, body.media.bytes));
    let written = 0;
    try {
      throwIfCancelled(signal);
      const file = await openVerifiedFile(body.path, body.media, body.recipe ?? null);
      try {
        const absent = await absence();
        if (absent) return { kind: 'failed', ...absent, arrival: 'none', observation: null };
        await makeFolders(root, key);
        const taken = committedParts(file, { ...hooks, signal });
        await writeFile(root, part, taken, (bytes) => {
          written = bytes;
          progress.report(bytes);
        });
        await publish(part, path, key, body.media);
      } finally {
        await file.close();
      }
      const image = remoteImage(key, linkOf(publicUrl, key), body.media);
      return { kind: 'uploaded', image, observation: localObservation(clock, began) };
    } catch (error) {
      if (written > 0) await deleteFile(part).catch(() => {});
      // Without its name it is nowhere, whatever was written of it.
      const arrival = written > 0 ? 'partial' : 'none';
      return { kind: 'failed', ...diskTrouble(error, root), arrival, observation: null };
    } finally {
      progress.stop();
    }
  };

  const host: UploadHost = {
    ...acceptanceOf({
      host: 'Folder',
      types: null,
      limits: null,
      certain: {
        types: ['image/png', 'image/jpeg', 'image/gif', 'video/mp4'],
        bytes: Number.MAX_SAFE_INTEGER,
      },
    }),
    id: parts.id,
    kind: 'folder',
    origin: pathToFileURL(root).href,
    budgets: [],
    uploadCost: {},
    isReachable: async () => (await absence()) === null,
    async checkConnection() {
      const absent = await absence();
      if (absent) return absent.failure;
      return checkWritable(root).then(
        () => null,
        (error) => diskTrouble(error, root).failure,
      );
    },
    upload(request, hooks) {
      const work = upload(request, hooks);
      running.add(work);
      return work.finally(() => running.delete(work));
    },
    async remove(image, _credentials, signal) {
      const began = clock.now();
      try {
        throwIfCancelled(signal);
        const absent = await absence();
        if (absent) return { kind: 'failed', ...absent, observation: null };
        await deleteFile(pathIn(root, image.id));
        return { kind: 'removed', observation: localObservation(clock, began) };
      } catch (error) {
        return { kind: 'failed', ...diskTrouble(error, root), observation: null };
      }
    },
    test: (signal) => tryHost(host, parts, signal),
    retire: async () => {
      await Promise.allSettled(running);
    },
    close: async () => {
      closing.abort();
      await Promise.allSettled(running);
    },
  };
  return host;
}

/**
 * Returns the path of a key, which comes from the library and may have come into it from elsewhere.
 * @throws {AppError} `not-found` where it would lead out of the folder
 */
function pathIn(root: string, key: string): string {
  if (isPlainKey(key) && !isAbsolute(key)) return join(root, key);
  throw new AppError(errorData('not-found', 'This is no file of the folder'));
}

const nameOf = (key: string) => createHash('sha256').update(key).digest('hex').slice(0, 24);

function failed(failure: ReturnType<typeof toErrorData>, arrival: 'none' | 'partial'): UploadOutcome {
  return { kind: 'failed', failure, remedy: { kind: 'none' }, arrival, observation: null };
}
