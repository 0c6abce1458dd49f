import { errorData } from '../../../../contract/app-error.ts';
import type { AcceptedMedia } from '../http/accepted-media.ts';
import { addressLabel, expiryLabel, siteHelp, tokenLabel } from '../http/field-texts.ts';
import { neutralName } from '../http/file-names.ts';
import { createFormHost, ownHeaders, pathAt, siteOf } from '../http/form-host.ts';
import { unsendable } from '../http/sendable.ts';
import type { HostField, HostKind } from '../kind.ts';
import { readProbe, readRemoval, readUpload } from './answers.ts';
import { about, expiresHelp, folderLabel, tokenHelp } from './texts.ts';

/** What sites take: any file; size and endings are limited by each site, and its answer tells. */
const accepted: AcceptedMedia = {
  host: 'Zipline',
  types: null,
  limits: null,
  certain: {
    types: ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'video/mp4', 'video/webm'],
    // A site as it is set up takes 100 MB; what is converted has to fit with those that take less, too.
    bytes: 20_000_000,
  },
};

const optional = { type: 'text', secret: false, required: false, byDefault: null } as const;

const fields: readonly HostField[] = [
  {
    key: 'url',
    isPlace: true,
    type: 'url',
    secret: false,
    required: true,
    byDefault: null,
    label: addressLabel,
    help: siteHelp,
  },
  {
    key: 'token',
    type: 'text',
    secret: true,
    required: true,
    byDefault: null,
    label: tokenLabel,
    help: tokenHelp,
  },
  { ...optional, key: 'expires', label: expiryLabel, help: expiresHelp },
  { ...optional, key: 'folder', label: folderLabel },
];

/** Sites that run Zipline, version 4 or 3. */
export const zipline: HostKind = {
  kind: 'zipline',
  title: 'Zipline',
  fields,
  traits: { deletion: 'request', audience: 'link', showsName: false, isRepeatable: false, about },
  check({ token, folder, expires = '' }) {
    if (!/^(\d{1,6}(ms|s|m|h|d|w|y))?$/.test(expires))
      return errorData('bad-setting', 'The time is none that Zipline knows', { field: 'expires' });
    return unsendable('token', token) ?? unsendable('folder', folder);
  },
  create({ url = '', token = '', expires = '', folder = '' }, parts) {
    const site = siteOf(url);
    const headers = { ...ownHeaders, accept: 'application/json', authorization: token };
    return createFormHost(
      {
        kind: 'zipline',
        title: site.host,
        site,
        secrets: [token],
        accepted: { ...accepted, host: site.host },
        requestOf: ({ key, body }) => ({
          method: 'POST',
          path: pathAt(site, '/api/upload'),
          headers: {
            ...headers,
            ...(expires && { 'x-zipline-deletes-at': expires }),
            ...(folder && { 'x-zipline-folder': folder }),
          },
          body: {
            kind: 'form',
            fields: [],
            file: { field: 'file', fileName: neutralName(key, body.media.mime) },
          },
        }),
        read: readUpload,
        check: { request: { method: 'GET', path: pathAt(site, '/api/user'), headers }, read: readProbe },
        removal: {
          // Of version 3 only the link is known.
          requestOf: ({ id }) =>
            /^[\w-]{1,64}$/.test(id)
              ? { method: 'DELETE', path: pathAt(site, `/api/user/files/${id}`), headers }
              : null,
          read: readRemoval,
        },
      },
      parts,
    );
  },
};
