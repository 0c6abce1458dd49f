import { AppError } from '../../../../contract/app-error.ts';
import { passwordLabel, userLabel } from '../http/field-texts.ts';
import { remoteImage } from '../http/remote-image.ts';
import { checkKeyTemplate, defaultKeyTemplate, linkOf } from '../key-template.ts';
import type { HostField, HostKind, HostParts, HostValues, UploadHost } from '../kind.ts';
import {
  checkedBy,
  keyTemplateField,
  namesShown,
  needed,
  publicUrlField,
  publicUrlOf,
} from '../storage-fields.ts';
import { createDavFolder } from './dav.ts';
import { davHost, filesOnly } from './dav-host.ts';
import { loginOf } from './login.ts';
import * as texts from './texts.ts';

const text = { type: 'text', secret: false, required: false, byDefault: null } as const;

/** The settings, in the order in which they are asked for. */
const fields: readonly HostField[] = [
  {
    ...text,
    key: 'url',
    type: 'url',
    required: true,
    isPlace: true,
    label: texts.address,
    help: texts.addressHelp,
  },
  { ...text, key: 'user', label: userLabel },
  { ...text, key: 'password', secret: true, label: passwordLabel },
  {
    ...text,
    key: 'auth',
    type: 'choice',
    choices: ['basic', 'digest'],
    // Names of the two schemes, the same everywhere; the help says what they are.
    choiceTitles: { basic: { en: 'Basic' }, digest: { en: 'Digest' } },
    byDefault: 'basic',
    label: texts.auth,
    help: texts.authHelp,
  },
  publicUrlField(true),
  keyTemplateField,
];

/** A folder of a web server that takes files by WebDAV, and shows them under an address. */
export const webdav: HostKind = {
  kind: 'webdav',
  title: 'WebDAV',
  fields,
  traits: { deletion: 'request', audience: 'link', showsName: false, isRepeatable: true, about: texts.about },
  traitsOf: namesShown,
  check: checkedBy(fields, settingsOf),
  create: createWebdavHost,
};

function settingsOf(values: HostValues) {
  const keyTemplate = values.keyTemplate?.trim() || defaultKeyTemplate;
  const wrong = checkKeyTemplate(keyTemplate, 'keyTemplate');
  if (wrong) throw new AppError(wrong);
  return { ...loginOf(values), keyTemplate, publicUrl: publicUrlOf(needed(values, 'publicUrl')) };
}

/** @throws {AppError} `bad-setting`, `bad-url` */
function createWebdavHost(values: HostValues, parts: HostParts): UploadHost {
  const { keyTemplate, publicUrl, ...login } = settingsOf(values);
  const { url } = login;
  const folder = createDavFolder(login, parts);
  const upload = filesOnly(url.host, keyTemplate, (key, request, hooks) =>
    folder.put(key, request, hooks, () => ({
      kind: 'uploaded',
      image: remoteImage(key, linkOf(publicUrl, key), request.body.media),
    })),
  );
  return davHost({ kind: 'webdav', folder, url, upload, checkConnection: folder.check }, parts);
}
