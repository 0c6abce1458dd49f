import { passwordLabel, userLabel } from '../http/field-texts.ts';
import type { HostField } from '../kind.ts';
import { keyTemplateField, publicUrlField } from '../storage-fields.ts';
import * as texts from './texts.ts';

const text = { type: 'text', secret: false, required: false, byDefault: null } as const;

/** The settings of a server, in the order in which they are asked for. */
export const fields: readonly HostField[] = [
  { ...text, key: 'host', required: true, isPlace: true, label: texts.host },
  { ...text, key: 'port', type: 'port', byDefault: '22', label: texts.port },
  { ...text, key: 'user', required: true, label: userLabel },
  { ...text, key: 'keyFile', type: 'path', label: texts.keyFile, help: texts.keyFileHelp },
  { ...text, key: 'passphrase', secret: true, label: texts.passphrase },
  { ...text, key: 'password', secret: true, label: passwordLabel },
  { ...text, key: 'hostKey', label: texts.hostKey, help: texts.hostKeyHelp },
  { ...text, key: 'path', required: true, isPlace: true, label: texts.path, help: texts.pathHelp },
  publicUrlField(true),
  keyTemplateField,
];
