import { AppError, errorData } from '../../../../contract/app-error.ts';
import { siteOf } from '../http/form-host.ts';
import { unsendable } from '../http/sendable.ts';
import { checkKeyTemplate, defaultKeyTemplate, encodeKey } from '../key-template.ts';
import type { HostValues } from '../kind.ts';
import { isOn, needed, publicUrlOf } from '../storage-fields.ts';
import { presets } from './presets.ts';

/** Longest time for which an address may be signed: a week, by the specification of Signature Version 4. */
const maxPresignedSeconds = 604_800;

/** The settings of a bucket, read and checked. */
export interface Bucket {
  readonly name: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Where requests go to: of virtual-host style with the bucket in front. */
  readonly origin: string;
  readonly isPlain: boolean;
  /** Path of the bucket, without a slash at the end. */
  readonly path: string;
  /** What links begin with. */
  readonly publicUrl: string;
  readonly keyTemplate: string;
  /** Headers that are stored with each object, or say who may read it. */
  readonly objectHeaders: Readonly<Record<string, string>>;
  /** Links are signed and valid for so long; null: they are public. */
  readonly presignedSeconds: number | null;
}

/**
 * Reads the settings.
 * @throws {AppError} `bad-setting`, `bad-url`
 */
export function bucketOf(values: HostValues): Bucket {
  const preset = presets.find(({ id }) => id === (values.preset?.trim() || 'other')) ?? presets[0];
  const region = values.region?.trim() || preset?.region || needed(values, 'region');
  const endpoint = siteOf(
    values.endpoint?.trim() || preset?.endpoint?.(region) || needed(values, 'endpoint'),
  );
  const name = needed(values, 'bucket');
  // What stands in a host name or a path, and in no other part of an address.
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,254}$/.test(name)) throw bad('bucket', 'characters');
  if (!/^[A-Za-z0-9-]{1,64}$/.test(region)) throw bad('region', 'characters');
  const keyTemplate = values.keyTemplate?.trim() || defaultKeyTemplate;
  const wrong =
    checkKeyTemplate(keyTemplate, 'keyTemplate') ??
    unsendable('accessKeyId', needed(values, 'accessKeyId')) ??
    unsendable('acl', values.acl);
  if (wrong) throw new AppError(wrong);
  const cacheControl = values.cacheControl?.trim() ?? '';
  if (!/^[\x20-\x7e]{0,200}$/.test(cacheControl)) throw bad('cacheControl', 'characters');

  const isPathStyle = isOn(values.pathStyle ?? 'yes');
  const base = endpoint.pathname.replace(/\/+$/, '');
  const origin = isPathStyle ? endpoint.origin : `${endpoint.protocol}//${name}.${endpoint.host}`;
  // A number has no names in front of it.
  if (URL.parse(origin) === null) throw bad('pathStyle', 'inpath');
  const path = isPathStyle ? `${base}/${encodeKey(name)}` : base;
  const acl = values.acl?.trim() ?? '';
  return {
    name,
    region,
    accessKeyId: needed(values, 'accessKeyId'),
    secretAccessKey: needed(values, 'secretAccessKey'),
    origin,
    isPlain: endpoint.protocol === 'http:',
    path,
    publicUrl: publicUrlOf(values.publicUrl?.trim() || `${origin}${path}`),
    keyTemplate,
    objectHeaders: {
      ...(acl === '' ? {} : { 'x-amz-acl': acl }),
      ...(cacheControl === '' ? {} : { 'cache-control': cacheControl }),
    },
    presignedSeconds: secondsIn(values.presignedSeconds),
  };
}

function secondsIn(value: string | undefined): number | null {
  const text = value?.trim() ?? '';
  if (text === '' || text === '0') return null;
  const seconds = Number(text);
  if (!Number.isInteger(seconds) || seconds < 1 || seconds > maxPresignedSeconds)
    throw bad('presignedSeconds', 'seconds');
  return seconds;
}

const bad = (field: string, reason: string) =>
  new AppError(errorData('bad-setting', `${field} cannot be used`, { field, reason }));
