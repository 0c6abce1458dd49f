import { AppError, errorData } from '../../../../contract/app-error.ts';
import type { ErrorData } from '../../../../contract/errors.ts';
import { passwordLabel, userLabel } from '../http/field-texts.ts';
import { pathAt } from '../http/form-host.ts';
import type { UploadReading } from '../http/form-upload.ts';
import { jsonOf, quoteOf, type Refused } from '../http/refusals.ts';
import { linkIn, remoteImage } from '../http/remote-image.ts';
import type { HttpResponse } from '../http/response.ts';
import type { SmallRequest } from '../http/small-request.ts';
import { checkKeyTemplate, defaultKeyTemplate, encodeKey } from '../key-template.ts';
import type { HostField, HostKind, HostParts, HostValues, UploadHost } from '../kind.ts';
import { checkedBy, keyTemplateField, namesShown, needed } from '../storage-fields.ts';
import { createDavFolder, type DavFolder } from './dav.ts';
import { davHost, filesOnly } from './dav-host.ts';
import { explainDav } from './errors.ts';
import { loginOf } from './login.ts';
import * as texts from './texts.ts';

const text = { type: 'text', secret: false, required: false, byDefault: null } as const;

const day = 86_400_000;

/** The settings, in the order in which they are asked for. */
const fields: readonly HostField[] = [
  {
    ...text,
    key: 'url',
    type: 'url',
    required: true,
    isPlace: true,
    label: texts.address,
    help: texts.cloudHelp,
  },
  { ...text, key: 'user', required: true, isPlace: true, label: userLabel },
  {
    ...text,
    key: 'password',
    secret: true,
    required: true,
    label: passwordLabel,
    help: texts.passwordHelp,
  },
  { ...text, key: 'path', byDefault: '', isPlace: true, label: texts.path, help: texts.pathHelp },
  keyTemplateField,
  { ...text, key: 'expireDays', label: texts.expireDays, help: texts.expireDaysHelp },
];

/** A folder of a Nextcloud, or of an ownCloud, whose pictures get a share link each. */
export const nextcloud: HostKind = {
  kind: 'nextcloud',
  title: 'Nextcloud',
  fields,
  traits: {
    deletion: 'request',
    audience: 'link',
    showsName: false,
    isRepeatable: true,
    about: texts.cloudAbout,
  },
  traitsOf: namesShown,
  check: checkedBy(fields, settingsOf),
  create: createNextcloudHost,
};

function settingsOf(values: HostValues) {
  const { url, user, password } = loginOf(values);
  needed(values, 'user');
  needed(values, 'password');
  const bad = (field: string, reason: string) =>
    new AppError(errorData('bad-setting', `${field} cannot be used`, { field, reason }));
  const folder = (values.path?.trim() ?? '').split('/').filter((segment) => segment !== '');
  if (folder.some((segment) => /^\.{1,2}$/.test(segment))) throw bad('path', 'characters');
  const days = values.expireDays?.trim() ?? '';
  if (!/^\d{0,4}$/.test(days)) throw bad('expireDays', 'number');
  const keyTemplate = values.keyTemplate?.trim() || defaultKeyTemplate;
  const wrong = checkKeyTemplate(keyTemplate, 'keyTemplate');
  if (wrong) throw new AppError(wrong);
  // Copied from the browser it often has that at its end.
  url.pathname = url.pathname.replace(/\/(index\.php|remote\.php)(\/.*)?$/, '').replace(/\/+$/, '');
  return { url, user, password, folder: folder.join('/'), expireDays: Number(days) || null, keyTemplate };
}

/** @throws {AppError} `bad-setting`, `bad-url` */
function createNextcloudHost(values: HostValues, parts: HostParts): UploadHost {
  const { url, user, password, folder, expireDays, keyTemplate } = settingsOf(values);
  const files = new URL(url.href);
  const inside = folder === '' ? '' : `/${encodeKey(folder)}`;
  files.pathname = pathAt(url, `/remote.php/dav/files/${encodeURIComponent(user)}${inside}`);
  const dav = createDavFolder({ url: files, user, password, auth: 'basic' }, parts);
  const shares = createShares(dav, url);
  const pathOf = (key: string) => `/${folder === '' ? '' : `${folder}/`}${key}`;

  const upload = filesOnly(url.host, keyTemplate, (key, request, hooks) =>
    dav.put(key, request, hooks, async (answer): Promise<UploadReading> => {
      // Nothing can have been shared of what was not there before.
      const isNew = answer.status === 201;
      const expiresAt = expireDays === null ? null : parts.clock.now() + expireDays * day;
      const shared = await shares.linkOf(pathOf(key), isNew, expiresAt, hooks.signal);
      if (typeof shared !== 'string') return shared;
      const over = { page: shared, ...(expiresAt === null ? {} : { expiresAt }) };
      return { kind: 'uploaded', image: remoteImage(key, `${shared}/download`, request.body.media, over) };
    }),
  );
  const checkConnection = async (signal: AbortSignal) => (await shares.check(signal)) ?? dav.check(signal);
  return davHost({ kind: 'nextcloud', folder: dav, url, upload, checkConnection }, parts);
}

/** The share links of files, by the OCS API (docs.nextcloud.com, "OCS Share API"). */
interface Shares {
  /** @param isNew true where it cannot have one yet. @returns its address, or why there is none */
  linkOf(
    path: string,
    isNew: boolean,
    expiresAt: number | null,
    signal: AbortSignal,
  ): Promise<string | Refused>;
  /** Finds out whether it is such a server, and lets links be made. */
  check(signal: AbortSignal): Promise<ErrorData | null>;
}

function createShares({ send, asked }: DavFolder, url: URL): Shares {
  const api = (path: string) => pathAt(url, `/ocs/v2.php${path}`);
  const sharesPath = '/apps/files_sharing/api/v1/shares';
  const ask = async (
    method: SmallRequest['method'],
    path: string,
    signal: AbortSignal,
    form?: Record<string, string>,
  ): Promise<{ readonly data: unknown } | Refused> => {
    const headers = { 'ocs-apirequest': 'true', accept: 'application/json' };
    const end = await send({ method, path, headers, ...(form ? { form } : {}) }, signal);
    if (end.kind === 'broken') return { kind: 'refused', ...end.trouble, isClearNo: false };
    return readOcs(end.answer);
  };

  const readOcs = (answer: HttpResponse): { readonly data: unknown } | Refused => {
    const ocs = recordIn(jsonOf(answer)?.ocs);
    const meta = recordIn(ocs?.meta);
    const code = Number(meta?.statuscode);
    if (answer.status === 401 || code === 997) return explainDav({ ...answer, status: 401 }, asked, '/');
    // Version 1 of the API says 100 where version 2 says 200.
    if (answer.status === 200 && ocs && (code === 200 || code === 100)) return { data: ocs.data };
    if (!ocs || !meta) return notThis(answer);
    const reason = quoteOf(String(meta.message ?? ''), asked.secrets);
    return {
      kind: 'refused',
      failure: errorData(
        'rejected',
        `${asked.host} makes no link (${code}: ${reason})`,
        reason === '' ? {} : { reason },
      ),
      remedy: { kind: 'back-off', atLeastMs: 0 },
      isClearNo: false,
    };
  };

  /** Explains an answer that is none of this API. */
  const notThis = (answer: HttpResponse): Refused => {
    const explained = explainDav(answer, asked, '/');
    if (answer.status !== 404 && answer.status !== 200) return { ...explained, isClearNo: false };
    const failure = errorData('bad-setting', `There is no Nextcloud at ${asked.host}`, {
      field: 'url',
      reason: 'webdav',
    });
    return { kind: 'refused', failure, remedy: { kind: 'back-off', atLeastMs: 0 }, isClearNo: false };
  };

  const addressIn = (share: unknown): string | null => {
    const found = recordIn(share);
    return Number(found?.share_type ?? 3) === 3 ? linkIn(found?.url) : null;
  };

  return {
    async linkOf(path, isNew, expiresAt, signal) {
      if (!isNew) {
        const found = await ask(
          'GET',
          api(`${sharesPath}?format=json&path=${encodeURIComponent(path)}`),
          signal,
        );
        if ('kind' in found) return found;
        const links = Array.isArray(found.data) ? found.data.map(addressIn) : [];
        const first = links.find((link) => link !== null);
        if (first) return first;
      }
      const form: Record<string, string> = { path, shareType: '3', permissions: '1' };
      if (expiresAt !== null) form.expireDate = new Date(expiresAt).toISOString().slice(0, 10);
      const made = await ask('POST', api(`${sharesPath}?format=json`), signal, form);
      if ('kind' in made) return made;
      return addressIn(made.data) ?? unread();
    },
    async check(signal) {
      const found = await ask('GET', api('/cloud/capabilities?format=json'), signal);
      if ('kind' in found) return found.failure;
      const { capabilities } = recordIn(found.data) ?? {};
      const sharing = recordIn(recordIn(capabilities)?.files_sharing);
      const isOn = sharing?.api_enabled !== false && recordIn(sharing?.public)?.enabled !== false;
      if (isOn) return null;
      const reason = 'Links are switched off';
      return errorData('rejected', `${asked.host} lets nobody share by link`, { reason });
    },
  };

  function unread(): Refused {
    const failure = errorData('bad-answer', `${asked.host} made a link and did not tell it`);
    return { kind: 'refused', failure, remedy: { kind: 'back-off', atLeastMs: 0 }, isClearNo: false };
  }
}

function recordIn(value: unknown): Readonly<Record<string, unknown>> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : null;
}
