import {
  builtInDestination,
  type Destination,
  type FieldTexts,
  type HostKindView,
} from '../../contract/destinations.ts';
import type { ErrorData } from '../../contract/errors.ts';
import type { CommandContext } from './context.ts';
import type { Messages } from './messages.ts';
import { visible } from './visible.ts';

/** Names the host that a failure is about, where it is not the built-in one. */
export const of = (title: string, id: string, failure: ErrorData): ErrorData =>
  id === builtInDestination ? failure : { ...failure, params: { ...failure.params, service: title } };

/** Says which secrets are gone when this command ends, its engine being its own. */
export function tellForgotten(
  { secrets }: Destination,
  isOwn: boolean,
  { terminal, i18n }: CommandContext,
): void {
  if (!isOwn) return;
  for (const [key, place] of Object.entries(secrets))
    if (place.in === 'memory') terminal.printError(i18n.t('cli.hosts.secret-memory', { key }));
}

export const errorObject = ({ code, message, params }: ErrorData) => ({ code, message, params });

export const hostObject = (host: Destination, isDefault: boolean) => ({
  id: host.id,
  name: host.title,
  kind: host.kind,
  origin: host.origin,
  default: isDefault,
  values: host.values,
  secrets: Object.fromEntries(
    Object.entries(host.secrets).map(([key, place]) => [
      key,
      place.in === 'file' ? `file:${place.path}` : place.in,
    ]),
  ),
  waiting: host.waiting,
  problem: host.problem && errorObject(host.problem),
  out: host.out && { why: host.out.why, until: host.out.until, waiting: host.out.waiting },
});

export function hostLine(host: Destination, isDefault: boolean, i18n: Messages): string {
  const { id, title, kind, origin, waiting, problem } = host;
  const marks = [
    ...(isDefault ? [i18n.t('cli.hosts.default')] : []),
    ...(waiting > 0 ? [i18n.t('cli.hosts.waiting', { count: waiting })] : []),
    ...(problem ? [i18n.title(of(title, id, problem))] : []),
  ];
  const name = title.toLowerCase() === id ? visible(id) : `${visible(id)}  ${visible(title)}`;
  return [name, kind, visible(origin ?? ''), ...marks].filter((part) => part !== '').join('  ');
}

const textIn = (texts: FieldTexts, language: string): string => texts[language] ?? texts.en ?? '';

export const kindObject = ({ kind, title, fields, traits }: HostKindView, { language }: Messages) => ({
  kind,
  title,
  about: textIn(traits.about, language),
  deletion: traits.deletion,
  audience: traits.audience,
  showsName: traits.showsName,
  isRepeatable: traits.isRepeatable,
  fields: fields.map(({ key, type, secret, required, byDefault, choices, label, help }) => ({
    key,
    type,
    secret,
    required,
    default: byDefault,
    choices: choices ?? null,
    label: textIn(label, language),
    help: help ? textIn(help, language) : null,
  })),
});

export function kindLines({ kind, title, fields, traits }: HostKindView, i18n: Messages): string[] {
  const { language } = i18n;
  const traitsLine = [
    i18n.t(`cli.hosts.deletion.${traits.deletion}`),
    i18n.t(`cli.hosts.audience.${traits.audience}`),
    ...(traits.showsName ? [i18n.t('cli.hosts.shows-name')] : []),
  ].join('; ');
  const width = Math.max(0, ...fields.map(({ key }) => key.length));
  return [
    `${kind}  ${title}: ${textIn(traits.about, language)}`,
    `  (${traitsLine})`,
    ...fields.map(({ key, label, secret, required, byDefault, choices }) => {
      const marks = [
        ...(required ? [i18n.t('cli.hosts.required')] : []),
        ...(secret ? [i18n.t('cli.hosts.secret')] : []),
        ...(choices ? [choices.join('|')] : []),
        ...(byDefault === null ? [] : [`= ${byDefault}`]),
      ];
      const mark = marks.length > 0 ? ` (${marks.join(', ')})` : '';
      return `  ${key.padEnd(width)}  ${textIn(label, language)}${mark}`;
    }),
  ];
}
