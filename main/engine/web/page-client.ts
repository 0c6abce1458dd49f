import type { AddItem } from '../../../contract/add-item.ts';
import { AppError, errorData } from '../../../contract/app-error.ts';
import type { HostKindView } from '../../../contract/destinations.ts';
import type {
  EngineCallName,
  EngineClient,
  EngineEvent,
  EngineInput,
  EngineOutput,
} from '../../../contract/engine.ts';
import type { Settings } from '../../../contract/settings.ts';

/**
 * Calls that no page in a browser may make: they name files and folders of this computer, or are for whoever runs the
 * engine. A page is shown to whoever has the session, perhaps on another computer; the files here are none of its
 * business.
 */
const notForPages: ReadonlySet<EngineCallName> = new Set([
  'stop',
  'makeWebLink',
  'giveClipboard',
  'giveProxy',
  'realFiles',
  'addFolder',
  'watchForCaller',
  'keepWatching',
  'endWatching',
  'exportDestination',
  'exportSettings',
  'readSettingsFile',
]);

/** Settings that say who may ask for what here, or name folders. */
const settingsNotForPages: readonly (keyof Settings)[] = [
  'localApi',
  'localApiPort',
  'localApiKey',
  'localApiFolders',
  'captureFolder',
];

/** Whether the address of a common ledger names folders whose pictures this computer uploads for others. */
const namesFolders = (url: string): boolean => URL.canParse(url) && new URL(url).searchParams.has('take');

const refuse = (what: string): never => {
  throw new AppError(errorData('bad-call', `A page in a browser cannot ask for ${what}.`));
};

/** Removes what is no page's business from settings: the key would outlive the session. */
const withoutKey = (settings: Settings): Settings => ({ ...settings, localApiKey: null });

const pathFieldsOf = ({ fields }: HostKindView) => fields.filter(({ type }) => type === 'path');

/** Returns a kind of host without what names files of this computer; nothing where it cannot be without. */
function withoutPaths(kind: HostKindView): HostKindView[] {
  if (pathFieldsOf(kind).some(({ required }) => required)) return [];
  return [{ ...kind, fields: kind.fields.filter(({ type }) => type !== 'path') }];
}

/** Refuses inputs that name files of this computer. */
type Checks = { readonly [N in EngineCallName]?: (input: EngineInput<N>) => Promise<void> | void };

function createChecks(client: EngineClient): Checks {
  const refusePaths = (items: readonly AddItem[] = []) => {
    if (items.some(({ kind }) => kind === 'path')) refuse('files by their paths');
  };
  const refusePathFields = async (kind: string, values: object = {}, secretFiles: object = {}) => {
    const { kinds } = await client.call('hostKinds', {});
    const paths = kinds.filter((one) => one.kind === kind).flatMap(pathFieldsOf);
    if (Object.keys(secretFiles).length > 0 || paths.some(({ key }) => Object.hasOwn(values, key)))
      refuse('a host by paths');
  };
  const kindOf = async (id: string) => {
    const { destinations } = await client.call('destinations', {});
    return destinations.find((one) => one.id === id)?.kind ?? '';
  };
  return {
    add: ({ items }) => refusePaths(items),
    preview: ({ items }) => refusePaths(items),
    makePost: ({ given }) => refusePaths(given),
    addToPost: ({ given }) => refusePaths(given),
    addDestination: ({ kind, values, secretFiles }) => refusePathFields(kind, values, secretFiles),
    changeDestination: async ({ id, values, secretFiles }) =>
      refusePathFields(await kindOf(id), values, secretFiles),
    async importDestination({ kind }) {
      const { kinds } = await client.call('hostKinds', {});
      if (kinds.some((one) => one.kind === kind && pathFieldsOf(one).length > 0)) refuse('a host by paths');
    },
    exportLibrary: ({ path }) => {
      if (path !== undefined) refuse('a file to be written');
    },
    importLibrary: (input) => {
      if ('path' in input) refuse('a file by its path');
    },
    async restoreBackup({ path }) {
      const { backups } = await client.call('backups', {});
      if (!backups.some((backup) => backup.path === path)) refuse('a file by its path');
    },
    async changeSettings(change) {
      if (settingsNotForPages.some((name) => Object.hasOwn(change, name))) refuse('these settings');
      const url = change.ledger?.url;
      if (!url || !namesFolders(url)) return;
      // As it was it may stay: the form sends it with whatever else was changed.
      const { ledger } = await client.call('settings', {});
      if (ledger?.url !== url) refuse('folders that others upload from');
    },
  };
}

/** Removes what is no page's business from answers. */
const cleaners: { readonly [N in EngineCallName]?: (output: EngineOutput<N>) => EngineOutput<N> } = {
  snapshot: (output) => ({ ...output, settings: withoutKey(output.settings) }),
  settings: withoutKey,
  changeSettings: withoutKey,
  resetSettings: withoutKey,
  hostKinds: ({ kinds }) => ({ kinds: kinds.flatMap(withoutPaths) }),
};

/** Returns an event as a page may see it. None is left out: pages count them. */
const cleanEvent = (event: EngineEvent): EngineEvent =>
  event.kind === 'delta' && event.settings ? { ...event, settings: withoutKey(event.settings) } : event;

/**
 * Creates the engine as a page in a browser sees it. Inputs are those of the contract already.
 * @throws {AppError} `bad-call` for what no page may ask
 */
export function createPageClient(client: EngineClient): EngineClient {
  const checks = createChecks(client);
  return {
    async call<N extends EngineCallName>(name: N, input: EngineInput<N>): Promise<EngineOutput<N>> {
      if (notForPages.has(name)) refuse(name);
      // TypeScript cannot follow the pairing through an index of a union.
      const check = checks[name] as ((input: EngineInput<N>) => Promise<void> | void) | undefined;
      await check?.(input);
      const output = await client.call(name, input);
      const clean = cleaners[name] as ((output: EngineOutput<N>) => EngineOutput<N>) | undefined;
      return clean ? clean(output) : output;
    },
    subscribe: (listener) => client.subscribe((event) => listener(cleanEvent(event))),
  };
}
