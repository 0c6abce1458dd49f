import { tokenLabel } from '../http/field-texts.ts';
import type { HostField } from '../kind.ts';
import { keyTemplateField, publicUrlField } from '../storage-fields.ts';
import * as texts from './texts.ts';

const text = { type: 'text', secret: false, required: false, byDefault: null } as const;

/** The settings of a repository, in the order in which they are asked for. */
export const fields: readonly HostField[] = [
  { ...text, key: 'owner', required: true, isPlace: true, label: texts.owner },
  { ...text, key: 'repo', required: true, isPlace: true, label: texts.repo },
  { ...text, key: 'branch', byDefault: 'main', isPlace: true, label: texts.branch },
  { ...text, key: 'token', secret: true, required: true, label: tokenLabel, help: texts.tokenHelp },
  keyTemplateField,
  publicUrlField(false),
  {
    ...text,
    key: 'url',
    type: 'url',
    byDefault: 'https://api.github.com',
    label: texts.api,
    help: texts.apiHelp,
  },
];
