import { errorData } from '../../../../contract/app-error.ts';
import type { UploadOutcome } from '../host.ts';
import { acceptanceOf } from '../http/accepted-media.ts';
import type { FileUpload } from '../http/form-host.ts';
import { keyOf } from '../key-template.ts';
import type { HostParts, UploadHost } from '../kind.ts';
import { tryHost } from '../trial.ts';
import type { DavFolder } from './dav.ts';

const reachWithinMs = 5_000;

/** What differs between the hosts that are folders behind WebDAV. */
interface DavHost extends Pick<UploadHost, 'kind' | 'upload' | 'checkConnection'> {
  readonly folder: DavFolder;
  readonly url: URL;
}

/** Makes the host of a folder. */
export function davHost({ folder, url, ...own }: DavHost, parts: HostParts): UploadHost {
  const { connections } = folder;
  const host: UploadHost = {
    ...acceptanceOf({
      host: url.host,
      types: null,
      limits: null,
      certain: {
        types: ['image/png', 'image/jpeg', 'image/gif', 'video/mp4'],
        bytes: Number.MAX_SAFE_INTEGER,
      },
    }),
    ...own,
    id: parts.id,
    origin: connections.origin,
    budgets: [],
    uploadCost: {},
    isReachable: () => parts.network.canReach(url, reachWithinMs),
    remove: (image, _credentials, signal) => folder.remove(image.id, signal),
    test: (signal) => tryHost(host, parts, signal),
    retire: connections.retire,
    close: connections.close,
  };
  return host;
}

/** Turns an upload of a file into one under its key; addresses are fetched here. */
export function filesOnly(
  name: string,
  keyTemplate: string,
  send: (
    key: string,
    upload: FileUpload,
    ...rest: [Parameters<UploadHost['upload']>[1]]
  ) => Promise<UploadOutcome>,
): UploadHost['upload'] {
  return async (request, hooks) => {
    const { body } = request;
    if (body.kind === 'file')
      return send(keyOf(keyTemplate, { ...request, media: body.media }), { ...request, body }, hooks);
    const failure = errorData('rejected', `${name} is sent files only`);
    return { kind: 'failed', failure, remedy: { kind: 'none' }, arrival: 'none', observation: null };
  };
}
