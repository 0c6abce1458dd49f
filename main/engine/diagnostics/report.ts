import type { AccountsView } from '../../../contract/accounts.ts';
import type { Capabilities } from '../../../contract/capabilities.ts';
import type { CreditsView } from '../../../contract/credits.ts';
import type { DestinationsView } from '../../../contract/destinations.ts';
import type { Crash } from '../../../contract/diagnostics.ts';
import type { WatchedFolder } from '../../../contract/folders.ts';
import type { Job, QueueSummary } from '../../../contract/job.ts';
import type { LocalApi } from '../../../contract/local-api.ts';
import { type Settings, usualSettings } from '../../../contract/settings.ts';
import type { PrivateText } from './private-text.ts';

/** What a report tells of. */
export interface Facts {
  readonly now: number;
  readonly system: readonly string[];
  readonly capabilities: Capabilities;
  readonly settings: Settings;
  readonly summary: QueueSummary;
  readonly credits: CreditsView;
  readonly jobs: readonly Job[];
  readonly accounts: AccountsView;
  readonly destinations: DestinationsView;
  readonly folders: readonly WatchedFolder[];
  readonly localApi: LocalApi;
  readonly crashes: readonly Crash[];
  readonly log: readonly string[];
}

/** Settings whose value is a secret or the name of a person, a place or an application: whether they are set is told. */
const hiddenSettings: ReadonlySet<keyof Settings> = new Set([
  ...(['localApiKey', 'clientId', 'account', 'destination', 'proxy', 'linkTemplates', 'linkForm'] as const),
  ...([
    'localApiFolders',
    'foldersNotOffered',
    'captureFolder',
    'consents',
    'hotkeysSeen',
    'drawingStyle',
    'linksByOrigin',
  ] as const),
]);
const mostErrors = 20;

const time = (at: number | null) => (at === null ? 'unknown' : new Date(at).toISOString());
const count = <T>(items: readonly T[], of: (item: T) => string): string => {
  const groups = Map.groupBy(items, of);
  return [...groups].map(([name, all]) => `${name} ${all.length}`).join(', ') || 'none';
};

/** Writes the report. Pure: whoever reads it must be able to trust what is left out. */
export function writeReport(facts: Facts, privately: PrivateText): string {
  const { capabilities, summary, credits, localApi } = facts;
  const sections: [string, readonly string[]][] = [
    ['System', facts.system],
    [
      'Engine',
      [
        `version ${capabilities.engine.version}, node ${capabilities.engine.node}, since ${time(capabilities.engine.startedAt)}`,
        `profile ${capabilities.profile}`,
        `secrets in ${capabilities.vault.kind}${capabilities.vault.why === null ? '' : `: ${capabilities.vault.why}`}`,
        `host ${capabilities.host.id} at ${capabilities.host.apiUrl}, ${capabilities.host.hasClientId ? 'with' : 'without'} a client id`,
        ...(capabilities.setAside ? [`database set aside: ${JSON.stringify(capabilities.setAside)}`] : []),
        `local API ${localApi.state}${localApi.error ? `: ${localApi.error.code}` : ''}`,
      ],
    ],
    ['Settings that were changed', changedSettings(facts.settings)],
    [
      'Places',
      [
        `accounts: ${count(facts.accounts.accounts, ({ state }) => state)}`,
        `destinations: ${count(
          facts.destinations.destinations.filter(({ removedAt }) => removedAt === null),
          ({ kind, problem }) => (problem ? `${kind} (${problem.code})` : kind),
        )}`,
        `watched folders: ${count(facts.folders, ({ isOn, trouble }) => (trouble ? `trouble (${trouble.code})` : isOn ? 'on' : 'off'))}`,
      ],
    ],
    [
      'Queue',
      [
        `open ${summary.open}, uploading ${summary.uploading}, failed ${summary.failed}, uploaded ${summary.uploaded}${summary.paused ? ', paused' : ''}`,
        `states: ${count(facts.jobs, ({ state, reason }) => (reason ? `${state} (${reason.kind})` : state))}`,
        `uploads now ${credits.uploadsNow}, strikes ${credits.strikes}, blocked ${credits.blocked?.kind ?? 'no'}`,
        ...credits.budgets.map(
          ({ id, remaining, limit, reserved, kept, resetAt, source }) =>
            `budget ${id}: ${remaining ?? '?'} of ${limit ?? '?'}, reserved ${reserved}, kept ${kept}, full at ${time(resetAt)}, ${source}`,
        ),
      ],
    ],
    ['Last errors', lastErrors(facts.jobs)],
    ['Crashes', facts.crashes.map(({ name, at, bytes }) => `${time(at)} ${name}, ${bytes} bytes`)],
    ['Log', facts.log],
  ];
  const text = sections.flatMap(([title, lines]) => [
    '',
    `## ${title}`,
    ...(lines.length > 0 ? lines : ['none']),
  ]);
  return privately([`# Snapferry, ${time(facts.now)}`, ...text, ''].join('\n'));
}

function changedSettings(settings: Settings): string[] {
  return (Object.keys(usualSettings) as (keyof Settings)[]).flatMap((name) => {
    const value = JSON.stringify(settings[name]);
    if (value === JSON.stringify(usualSettings[name])) return [];
    return [`${name}: ${hiddenSettings.has(name) ? 'set' : value}`];
  });
}

/** By code and place, without names of pictures. */
function lastErrors(jobs: readonly Job[]): string[] {
  return jobs
    .filter(({ error }) => error !== null)
    .sort((a, b) => b.updatedAt - a.updatedAt)
    .slice(0, mostErrors)
    .map(({ error, updatedAt, state, attempts, media, origin }) => {
      const kind = media ? `${media.mime} of ${media.bytes} bytes` : 'unknown kind';
      return `${time(updatedAt)} ${error?.code} (${state}, ${attempts} attempts, ${origin}, ${kind})`;
    });
}
