import type { HostField } from '../kind.ts';
import { keyTemplateField, publicUrlField } from '../storage-fields.ts';
import { presets } from './presets.ts';
import * as texts from './texts.ts';

const text = { type: 'text', secret: false, required: false, byDefault: null } as const;

/** The settings of a bucket, in the order in which they are asked for. */
export const fields: readonly HostField[] = [
  {
    ...text,
    key: 'preset',
    type: 'choice',
    byDefault: 'other',
    choices: presets.map(({ id }) => id),
    choiceTitles: Object.fromEntries(
      presets.map(({ id, title }) => [id, id === 'other' ? texts.otherProvider : { en: title }]),
    ),
    label: texts.provider,
    help: texts.providerHelp,
  },
  { ...text, key: 'endpoint', type: 'url', isPlace: true, label: texts.endpoint, help: texts.endpointHelp },
  { ...text, key: 'region', label: texts.region, help: texts.regionHelp },
  { ...text, key: 'bucket', required: true, isPlace: true, label: texts.bucket },
  { ...text, key: 'accessKeyId', required: true, label: texts.accessKeyId },
  { ...text, key: 'secretAccessKey', secret: true, required: true, label: texts.secretAccessKey },
  {
    ...text,
    key: 'pathStyle',
    type: 'flag',
    byDefault: 'yes',
    label: texts.pathStyle,
    help: texts.pathStyleHelp,
  },
  keyTemplateField,
  publicUrlField(false),
  { ...text, key: 'acl', label: texts.acl, help: texts.aclHelp },
  { ...text, key: 'cacheControl', label: texts.cacheControl, help: texts.cacheControlHelp },
  { ...text, key: 'presignedSeconds', label: texts.presignedSeconds, help: texts.presignedSecondsHelp },
];
