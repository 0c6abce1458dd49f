import { errorData } from '../../../../contract/app-error.ts';
import type { AcceptedMedia } from '../http/accepted-media.ts';
import { addressLabel, albumLabel, expiryLabel, keyLabel, siteHelp } from '../http/field-texts.ts';
import { neutralName } from '../http/file-names.ts';
import { createFormHost, type FileUpload, ownHeaders, pathAt, siteOf } from '../http/form-host.ts';
import type { FileRequest } from '../http/form-upload.ts';
import { unsendable } from '../http/sendable.ts';
import type { HostField, HostKind } from '../kind.ts';
import { readProbe, readUpload } from './answers.ts';
import { durationMs } from './duration.ts';
import { about, expirationHelp, keyHelp } from './texts.ts';

const api = '/api/1/upload';

/**
 * What sites take as they are set up: pictures of the types that browsers show, of which each site sets sizes and kinds
 * for itself and says so in its answer. Source: v4-docs.chevereto.com.
 */
const accepted: AcceptedMedia = {
  host: 'Chevereto',
  types: ['image/jpeg', 'image/png', 'image/apng', 'image/gif', 'image/webp', 'image/bmp'],
  limits: null,
  certain: { types: ['image/jpeg', 'image/png', 'image/gif'], bytes: 2_000_000 },
};

const fields: readonly HostField[] = [
  {
    key: 'url',
    type: 'url',
    secret: false,
    required: true,
    byDefault: null,
    label: addressLabel,
    help: siteHelp,
  },
  { key: 'key', type: 'text', secret: true, required: true, byDefault: null, label: keyLabel, help: keyHelp },
  { key: 'album', type: 'text', secret: false, required: false, byDefault: null, label: albumLabel },
  {
    key: 'expiration',
    type: 'text',
    secret: false,
    required: false,
    byDefault: null,
    label: expiryLabel,
    help: expirationHelp,
  },
];

/** Sites that run Chevereto, version 3 or 4. */
export const chevereto: HostKind = {
  kind: 'chevereto',
  title: 'Chevereto',
  fields,
  traits: { deletion: 'page', audience: 'listed', showsName: false, isRepeatable: false, about },
  check({ key, expiration = '' }) {
    if (expiration !== '' && durationMs(expiration) === null)
      return errorData('bad-setting', 'The time is no ISO 8601 duration', { field: 'expiration' });
    return unsendable('key', key);
  },
  create({ url = '', key: secret = '', album = '', expiration = '' }, parts) {
    const site = siteOf(url);
    const headers = { ...ownHeaders, accept: 'application/json', 'x-api-key': secret };
    const requestOf = ({ key, body, title, description }: FileUpload): FileRequest => {
      const given: readonly (readonly [string, string | null])[] = [
        // Version 3 reads the key here, version 4 in the header.
        ['key', secret],
        ['format', 'json'],
        ['title', title],
        ['description', description],
        ['album_id', album],
        ['expiration', expiration],
      ];
      const fields = given.flatMap(([name, value]) => (value ? [[name, value] as const] : []));
      const file = { field: 'source', fileName: neutralName(key, body.media.mime) };
      return { method: 'POST', path: pathAt(site, api), headers, body: { kind: 'form', fields, file } };
    };
    return createFormHost(
      {
        kind: 'chevereto',
        title: site.host,
        site,
        secrets: [secret],
        accepted: { ...accepted, host: site.host },
        requestOf,
        read: (answer, asked) => readUpload(answer, asked, durationMs(expiration)),
        check: {
          request: {
            method: 'POST',
            path: pathAt(site, api),
            headers,
            form: { key: secret, format: 'json' },
          },
          read: readProbe,
        },
      },
      parts,
    );
  },
};
