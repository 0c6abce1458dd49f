import { errorData } from '../../../../contract/app-error.ts';
import type { AcceptedMedia } from '../http/accepted-media.ts';
import { addressLabel, albumLabel, siteHelp, tokenLabel } from '../http/field-texts.ts';
import { neutralName } from '../http/file-names.ts';
import { createFormHost, type FileUpload, ownHeaders, pathAt, siteOf } from '../http/form-host.ts';
import type { FileRequest } from '../http/form-upload.ts';
import { unsendable } from '../http/sendable.ts';
import type { HostField, HostKind } from '../kind.ts';
import { readProbe, readRemoval, readUpload } from './answers.ts';
import { about, permissionLabel, strategyLabel, tokenHelp } from './texts.ts';

/**
 * What sites take as they are set up: pictures of these types, of which each group of users has limits of its own that
 * the answer tells. Source: PicList's and Lsky Pro's documentation of version 2.
 */
const accepted: AcceptedMedia = {
  host: 'Lsky Pro',
  types: ['image/jpeg', 'image/png', 'image/apng', 'image/gif', 'image/webp', 'image/bmp', 'image/tiff'],
  limits: null,
  certain: { types: ['image/jpeg', 'image/png', 'image/gif'], bytes: 5_000_000 },
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
  { key: 'public', type: 'flag', secret: false, required: false, byDefault: 'no', label: permissionLabel },
  { ...optional, key: 'strategy', label: strategyLabel },
  { ...optional, key: 'album', label: albumLabel },
];

/** Sites that run Lsky Pro, version 2. */
export const lsky: HostKind = {
  kind: 'lsky',
  title: 'Lsky Pro',
  fields,
  traits: { deletion: 'request', audience: 'link', showsName: false, isRepeatable: false, about },
  check({ token, strategy = '', album = '' }) {
    for (const [field, value] of [
      ['strategy', strategy],
      ['album', album],
    ] as const)
      if (!/^\d{0,9}$/.test(value))
        return errorData('bad-setting', `The ${field} is no number`, { field, reason: 'number' });
    return unsendable('token', token);
  },
  create({ url = '', token = '', strategy = '', album = '', public: isPublic }, parts) {
    const site = siteOf(url);
    const headers = { ...ownHeaders, accept: 'application/json', authorization: `Bearer ${token}` };
    const requestOf = ({ key, body }: FileUpload): FileRequest => {
      const permission = isPublic === 'yes' ? '1' : '0';
      const fields = [
        ['permission', permission],
        ['strategy_id', strategy],
        ['album_id', album],
      ] as const;
      return {
        method: 'POST',
        path: pathAt(site, '/api/v1/upload'),
        headers,
        body: {
          kind: 'form',
          fields: fields.filter(([, value]) => value !== ''),
          file: { field: 'file', fileName: neutralName(key, body.media.mime) },
        },
      };
    };
    return createFormHost(
      {
        kind: 'lsky',
        title: site.host,
        site,
        secrets: [token],
        accepted: { ...accepted, host: site.host },
        requestOf,
        read: readUpload,
        check: {
          request: { method: 'GET', path: pathAt(site, '/api/v1/profile'), headers },
          read: readProbe,
        },
        removal: {
          requestOf: ({ id }) => ({
            method: 'DELETE',
            path: pathAt(site, `/api/v1/images/${encodeURIComponent(id)}`),
            headers,
          }),
          read: readRemoval,
        },
      },
      parts,
    );
  },
};
