import { errorData } from '../../../../contract/app-error.ts';
import { addressLabel } from '../http/field-texts.ts';
import { neutralName } from '../http/file-names.ts';
import { createFormHost, type FileUpload, ownHeaders, pathAt, siteOf } from '../http/form-host.ts';
import type { FileRequest } from '../http/form-upload.ts';
import { explainAnswer } from '../http/refusals.ts';
import type { HostKind } from '../kind.ts';
import { readRemoval, readUpload } from './answers.ts';
import { accepted } from './media.ts';
import { about, userhashHelp, userhashLabel } from './texts.ts';

const home = 'https://catbox.moe';
const api = '/user/api.php';

/** Catbox: files of anybody under random names, kept for good. */
export const catbox: HostKind = {
  kind: 'catbox',
  title: 'Catbox',
  fields: [
    {
      key: 'userhash',
      type: 'text',
      secret: true,
      required: false,
      byDefault: null,
      label: userhashLabel,
      help: userhashHelp,
    },
    { key: 'url', type: 'url', secret: false, required: false, byDefault: home, label: addressLabel },
  ],
  traits: { deletion: 'never', audience: 'link', showsName: false, isRepeatable: false, about },
  // What has an owner can be deleted by that.
  traitsOf: (_values, secrets) => (secrets.includes('userhash') ? { deletion: 'request' } : {}),
  check({ userhash = '' }) {
    if (/^[\x21-\x7e]{0,200}$/.test(userhash)) return null;
    return errorData('bad-setting', 'The userhash has impossible characters', {
      field: 'userhash',
      reason: 'characters',
    });
  },
  create({ url = '', userhash = '' }, parts) {
    const site = siteOf(url || home);
    const requestOf = ({ key, body }: FileUpload): FileRequest => ({
      method: 'POST',
      path: pathAt(site, api),
      headers: ownHeaders,
      body: {
        kind: 'form',
        fields: [['reqtype', 'fileupload'], ...(userhash ? [['userhash', userhash] as const] : [])],
        file: { field: 'fileToUpload', fileName: neutralName(key, body.media.mime) },
      },
    });
    return createFormHost(
      {
        kind: 'catbox',
        title: 'Catbox',
        site,
        secrets: [userhash],
        accepted,
        requestOf,
        read: readUpload,
        check: {
          // Its front page: nothing else there can be asked for without leaving something.
          request: { method: 'GET', path: pathAt(site, '/'), headers: ownHeaders },
          read: (answer, asked) =>
            answer.status < 400
              ? (answer.brokenBy?.failure ?? null)
              : explainAnswer(answer, asked, null).failure,
        },
        // Files of nobody cannot be deleted by anybody.
        ...(userhash && {
          removal: {
            requestOf: ({ id }) => ({
              method: 'POST',
              path: pathAt(site, api),
              headers: ownHeaders,
              form: { reqtype: 'deletefiles', userhash, files: id },
            }),
            read: readRemoval,
          },
        }),
      },
      parts,
    );
  },
};
