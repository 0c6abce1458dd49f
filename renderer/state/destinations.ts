import type {
  Destination,
  DestinationsView,
  FieldTexts,
  HostField,
  HostKindView,
} from '../../contract/destinations.ts';
import type { ErrorData } from '../../contract/errors.ts';
import type { Job } from '../../contract/job.ts';
import { builtInDestination } from '../../contract/names.ts';
import { builtInService } from '../../i18n/errors.ts';
import { canMove, hasEnded } from './job-predicates.ts';
import { promisedAt } from './promises.ts';
import type { WindowState } from './window-store.ts';

/** Returns those that can be sent to, the built-in one first. */
export const liveDestinations = ({ destinations }: DestinationsView): readonly Destination[] =>
  destinations.filter(({ removedAt }) => removedAt === null);

/** Returns the name of a host for people; what was imported from elsewhere is known by its id only. */
export function serviceName(view: DestinationsView | null, host: string): string {
  const known = view?.destinations.find(({ id }) => id === host);
  return known?.title ?? (host === builtInDestination ? builtInService : host);
}

/** Returns where its requests or its files go, as people know the place. */
export function placeOf({ origin, values }: Pick<Destination, 'origin' | 'values'>): string {
  const host = origin === null ? '' : hostOf(origin);
  return host || (values.path ?? '');
}

/** Returns the text in the window’s language, in English where the host has none. */
export const fieldText = (texts: FieldTexts, language: string): string => texts[language] ?? texts.en ?? '';

/** Returns what people read for a choice; the choice itself where its host tells none. */
export const choiceText = (
  { choiceTitles }: Pick<HostField, 'choiceTitles'>,
  choice: string,
  language: string,
): string => fieldText(choiceTitles?.[choice] ?? { en: choice }, language);

/** How the names of files end that tell the settings of a host. */
export const hostFileEnding = '.sxcu';
/** Longest such file that is read, in bytes; longer ones are cut, and refused for it. */
export const maxHostFileBytes = 300_000;

export const isHostFile = ({ name }: Pick<File, 'name'>): boolean =>
  name.toLowerCase().endsWith(hostFileEnding);

/** Whether a host of this kind can be had without telling it anything. */
export const needsNothing = ({ fields, importsFiles }: HostKindView): boolean =>
  !importsFiles && fields.every(({ required }) => !required);

/** Values of the form for a new destination, by field. */
export type FieldValues = Readonly<Record<string, string>>;

export const firstValues = ({ fields }: Pick<HostKindView, 'fields'>): FieldValues =>
  Object.fromEntries(fields.map(({ key, byDefault }) => [key, byDefault ?? '']));

/** Returns the values of the form for one that is there; its secrets are not known here. */
export const storedValues = (
  { fields }: Pick<HostKindView, 'fields'>,
  { values }: Pick<Destination, 'values'>,
): FieldValues =>
  Object.fromEntries(
    fields.map(({ key, secret, byDefault }) => [key, secret ? '' : (values[key] ?? byDefault ?? '')]),
  );

/**
 * Returns what was changed, and nothing else; null takes a value away.
 * @param removed keys of secrets that are taken away
 */
export function changedValues(
  kind: Pick<HostKindView, 'fields'>,
  before: Pick<Destination, 'values'>,
  values: FieldValues,
  removed: readonly string[],
): Record<string, string | null> {
  const stored = storedValues(kind, before);
  const changed = kind.fields
    .filter(({ key }) => (values[key] ?? '') !== (stored[key] ?? ''))
    .map(({ key }) => [key, values[key]?.trim() ? (values[key] ?? null) : null] as const);
  return { ...Object.fromEntries(removed.map((key) => [key, null])), ...Object.fromEntries(changed) };
}

/** Failures of the form, by field; the one under `''` belongs to none. */
export type FieldFailures = Readonly<Record<string, ErrorData>>;

/** Key of the name in the form and in `bad-setting`. */
export const nameField = 'name';

/**
 * Returns what is missing, all of it at once: the engine rejects with the first only.
 * @param kept keys of secrets that are set and stay so
 */
export function missingFields(
  { fields }: Pick<HostKindView, 'fields'>,
  title: string,
  values: FieldValues,
  kept: readonly string[] = [],
): FieldFailures {
  const missing = fields
    .filter(({ key, required }) => required && !kept.includes(key) && (values[key] ?? '').trim() === '')
    .map(({ key }) => [key, badSetting(key, 'missing')] as const);
  return {
    ...(title.trim() === '' ? { [nameField]: badSetting(nameField, 'missing') } : {}),
    ...Object.fromEntries(missing),
  };
}

const badSetting = (field: string, reason: string): ErrorData => ({
  code: 'bad-setting',
  message: `The setting ${field} cannot be used (${reason}).`,
  params: { field, reason },
});

/** Places a rejection at the field that it is about, as long as the form has it. */
export function placeFailure(fields: readonly HostField[], failure: ErrorData): FieldFailures {
  const { field } = failure.params;
  const isHere = field === nameField || fields.some(({ key }) => key === field);
  return { [isHere && failure.code === 'bad-setting' ? String(field) : '']: failure };
}

/** Counts the pictures that are still to be uploaded there. */
export function countOpenAt(jobs: ReadonlyMap<string, Job>, id: string): number {
  let count = 0;
  for (const job of jobs.values()) if (job.host === id && !hasEnded(job)) count += 1;
  return count;
}

/** Counts the pictures that wait for a host and could go to another one. */
export function countMovableAt(jobs: ReadonlyMap<string, Job>, id: string): number {
  let count = 0;
  for (const job of jobs.values()) if (job.host === id && canMove(job)) count += 1;
  return count;
}

/** When the first and the last of what waits for a host are expected to be done, ms. */
export interface ExpectedEnds {
  readonly first: number;
  readonly last: number;
}

/** Returns the expected ends of what waits for a host; null where they are not known. */
export function expectedEndsAt(jobs: ReadonlyMap<string, Job>, id: string): ExpectedEnds | null {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const job of jobs.values()) {
    if (job.host !== id || job.state !== 'waiting' || job.doneBy === null) continue;
    const time = promisedAt(job);
    if (time === null) continue;
    first = Math.min(first, time);
    last = Math.max(last, time);
  }
  return first > last ? null : { first, last };
}

/** Whether the built-in host lacks what every upload to it needs, a Client-ID. */
export function needsClientId({ mirror, shell }: Pick<WindowState, 'mirror' | 'shell'>): boolean {
  if (!mirror || shell?.mode === 'sandbox') return false;
  const { host } = mirror.capabilities;
  return !host.isSandbox && !host.hasClientId && mirror.settings.clientId === null;
}

/** Whether nothing can be sent to the default host before something is set up. */
export const canSendNothing = (state: Pick<WindowState, 'mirror' | 'shell'>): boolean =>
  needsClientId(state) && state.mirror?.settings.destination === builtInDestination;

/**
 * Whether nobody has set the built-in host up and nothing waits for it: its limits and its needs concern nobody. The same
 * holds for what is still known of it while the trial begins.
 */
export function isBuiltInUnused({ mirror, shell }: Pick<WindowState, 'mirror' | 'shell'>): boolean {
  if (!mirror) return false;
  if (shell?.mode === 'sandbox') return !mirror.capabilities.host.isSandbox;
  return needsClientId({ mirror, shell }) && countOpenAt(mirror.jobs, builtInDestination) === 0;
}

/** Returns a name that no other destination has: the kind’s own, with a number where it is taken. */
export function freeTitle(title: string, view: DestinationsView): string {
  const taken = new Set(
    liveDestinations(view).flatMap((one) => [one.id.toLowerCase(), one.title.toLowerCase()]),
  );
  // One more than there are names is certainly free.
  for (let number = 1; number <= taken.size; number += 1) {
    const name = number === 1 ? title : `${title} ${number}`;
    if (!taken.has(name.toLowerCase())) return name;
  }
  return `${title} ${taken.size + 1}`;
}

/** Returns the host of an address; nothing for what is none. */
function hostOf(address: string): string {
  try {
    return new URL(address).host;
  } catch {
    return '';
  }
}
