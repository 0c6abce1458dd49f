import { errorData } from '../../../../contract/app-error.ts';
import type { AcceptedMedia } from '../http/accepted-media.ts';
import { addressLabel, expiryLabel, keyLabel } from '../http/field-texts.ts';
import { neutralName } from '../http/file-names.ts';
import { createFormHost, ownHeaders, pathAt, siteOf } from '../http/form-host.ts';
import { unsendable } from '../http/sendable.ts';
import type { HostKind } from '../kind.ts';
import { readProbe, readUpload } from './answers.ts';
import { about, expirationHelp, keyHelp } from './texts.ts';

const home = 'https://api.imgbb.com';
const api = '/1/upload';

/** Bounds of the time after which a picture is deleted, s. Source: api.imgbb.com. */
const [shortest, longest] = [60, 15_552_000];

/**
 * What it takes: pictures up to 32 MB (api.imgbb.com; paying users have more). The types are those that its upload page
 * names, less what browsers do not show.
 */
const accepted: AcceptedMedia = {
  host: 'ImgBB',
  types: ['image/jpeg', 'image/png', 'image/apng', 'image/gif', 'image/webp', 'image/bmp', 'image/tiff'],
  limits: { other: 32_000_000 },
  certain: { types: ['image/jpeg', 'image/png', 'image/gif'], bytes: 32_000_000 },
};

/** ImgBB: pictures of an account, by a key. */
export const imgbb: HostKind = {
  kind: 'imgbb',
  title: 'ImgBB',
  fields: [
    {
      key: 'key',
      type: 'text',
      secret: true,
      required: true,
      byDefault: null,
      label: keyLabel,
      help: keyHelp,
    },
    {
      key: 'expiration',
      type: 'text',
      secret: false,
      required: false,
      byDefault: null,
      label: expiryLabel,
      help: expirationHelp,
    },
    { key: 'url', type: 'url', secret: false, required: false, byDefault: home, label: addressLabel },
  ],
  traits: { deletion: 'page', audience: 'link', showsName: false, isRepeatable: false, about },
  check({ key, expiration = '' }) {
    const seconds = Number(expiration);
    const isTime = /^\d+$/.test(expiration) && seconds >= shortest && seconds <= longest;
    if (expiration !== '' && !isTime)
      return errorData('bad-setting', 'The time is none that ImgBB knows', { field: 'expiration' });
    return unsendable('key', key);
  },
  create({ url = '', key: secret = '', expiration = '' }, parts) {
    const site = siteOf(url || home);
    return createFormHost(
      {
        kind: 'imgbb',
        title: 'ImgBB',
        site,
        secrets: [secret],
        accepted,
        requestOf: ({ key, body }) => ({
          method: 'POST',
          path: pathAt(site, api),
          headers: ownHeaders,
          body: {
            kind: 'form',
            // Not in the address: that stands in logs on the way.
            fields: [
              ['key', secret],
              ['name', key],
              ...(expiration ? [['expiration', expiration] as const] : []),
            ],
            file: { field: 'image', fileName: neutralName(key, body.media.mime) },
          },
        }),
        read: (answer, asked) =>
          readUpload(answer, asked, expiration === '' ? null : Number(expiration) * 1000),
        check: {
          request: { method: 'POST', path: pathAt(site, api), headers: ownHeaders, form: { key: secret } },
          read: readProbe,
        },
      },
      parts,
    );
  },
};
