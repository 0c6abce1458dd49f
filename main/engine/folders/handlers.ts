import { realpath } from 'node:fs/promises';
import { AppError, errorData } from '../../../contract/app-error.ts';
import type { EngineOutput, EngineParsedInput } from '../../../contract/engine.ts';
import {
  type FolderOptions,
  type folderCalls,
  folderOptionsSchema,
  type WatchedFolder,
} from '../../../contract/folders.ts';
import type { FolderStore } from '../store/folders/index.ts';
import type { StoredFolder } from '../store/folders/types.ts';
import { checkSubfolder, compileFilter } from './filter.ts';
import { checkFolder, folderFailure } from './folder-check.ts';
import type { FolderRegistry } from './folder-registry.ts';
import { leaseMs } from './leases.ts';
import { relativePath, walk } from './walk.ts';
import { watchScopeOf } from './watched-folder.ts';

/** The contract's calls about watched folders. */
export type FolderHandlers = {
  [N in keyof typeof folderCalls]: (input: EngineParsedInput<N>) => Promise<EngineOutput<N>>;
};

export interface FolderHandlersOptions {
  /** Without symbolic links. */
  readonly profile: string;
  readonly memory: FolderStore;
  readonly registry: FolderRegistry;
}

export function createFolderHandlers(options: FolderHandlersOptions): FolderHandlers {
  const { memory, registry } = options;
  return {
    folders: async () => ({ folders: registry.list() }),
    addFolder: (input) => registry.inTurn(() => addFolder(options, input)),
    changeFolder: (input) => registry.inTurn(() => changeFolder(options, input)),
    removeFolder: ({ id }) =>
      registry.inTurn(async () => {
        registry.demand(id);
        await registry.remove(id);
        return {};
      }),
    answerExisting: ({ id, answer }) =>
      registry.inTurn(async () => {
        const folder = registry.demand(id);
        await registry.halt(id);
        if (answer === 'upload') memory.dropExisting(id, false);
        else memory.ignoreExisting(id);
        return registry.restart(folder);
      }),
    async rescanFolder({ id }) {
      const folder = registry.demand(id);
      registry.rescan(id);
      return registry.view(folder);
    },
    watchForCaller: (input) =>
      registry.inTurn(async () => ({ folder: await watchForCaller(options, input), leaseMs })),
    async keepWatching({ id }) {
      const lease = registry.leases.get(id);
      if (!lease) throw new AppError(errorData('not-found', `${id} is watched for nobody.`, { id }));
      registry.leases.renew(id, lease.isOwn);
      return {};
    },
    endWatching: ({ id }) =>
      registry.inTurn(async () => {
        await registry.release(id);
        return {};
      }),
  };
}

async function addFolder(
  { profile, memory, registry }: FolderHandlersOptions,
  { path: asked, existing, ...rest }: EngineParsedInput<'addFolder'>,
): Promise<WatchedFolder> {
  checkOptions(rest);
  const before = registry.findByPath(await realpath(asked).catch(() => asked));
  const others = registry.othersThan(before?.isLasting ? null : (before?.id ?? null));
  const place = await checkFolder({ path: asked, recursive: rest.recursive }, profile, others);
  const folder = { ...rest, ...place, existing, isLasting: true };
  const names = existing === 'upload' ? [] : await namesIn(folder, profile);
  if (!before) return registry.restart(memory.add(folder, names));
  // It was watched for a caller once, and what is known of its files still holds.
  await registry.halt(before.id);
  const lasting = { ...before, ...folder };
  if (existing === 'upload') memory.dropExisting(before.id, true);
  memory.change(lasting, existing === 'ask' ? names : []);
  if (existing === 'ignore') memory.ignoreFiles(before.id, names);
  return registry.restart(lasting);
}

async function changeFolder(
  { profile, memory, registry }: FolderHandlersOptions,
  { id, ...patch }: EngineParsedInput<'changeFolder'>,
): Promise<WatchedFolder> {
  const before = registry.demand(id);
  const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
  const next = { ...before, ...folderOptionsSchema.parse({ ...before, ...given }) };
  checkOptions(next);
  const isWider = next.isOn && scopeKey(next) !== scopeKey(before);
  // What was left out until now is there already, like what is found when a folder is added.
  const names = isWider ? await namesIn(next, profile) : [];
  if (next.recursive && !before.recursive) await checkFolder(next, profile, registry.othersThan(id));
  await registry.halt(id);
  memory.change(next, names);
  return registry.restart(next);
}

async function watchForCaller(
  options: FolderHandlersOptions,
  { path: asked, existing, ...scope }: EngineParsedInput<'watchForCaller'>,
): Promise<WatchedFolder> {
  const { profile, memory, registry } = options;
  const wanted = folderOptionsSchema.parse(scope);
  checkOptions(wanted);
  const path = await realpath(asked).catch((thrown) => {
    throw new AppError(folderFailure(thrown, asked));
  });
  const before = registry.findByPath(path);
  if (before?.isLasting || (before && registry.leases.has(before.id))) {
    const isOwn = !registry.isRunning(before.id);
    await registry.halt(before.id);
    if (existing === 'upload') memory.dropExisting(before.id, true);
    registry.leases.renew(before.id, isOwn);
    return registry.restart({ ...before, isOn: true });
  }
  const place = await checkFolder(
    { path, recursive: wanted.recursive },
    profile,
    registry.othersThan(before?.id ?? null),
  );
  const folder = await rememberForCaller(options, before, { ...wanted, ...place }, existing);
  registry.leases.renew(folder.id, true);
  return registry.restart(folder);
}

/** Registers a folder for a caller. @param before what is known of it from an earlier caller */
async function rememberForCaller(
  { profile, memory }: FolderHandlersOptions,
  before: StoredFolder | undefined,
  asked: FolderOptions & Awaited<ReturnType<typeof checkFolder>>,
  existing: EngineParsedInput<'watchForCaller'>['existing'],
): Promise<StoredFolder> {
  const wanted = {
    ...asked,
    existing: existing === 'ignore' ? existing : 'upload',
    isLasting: false,
  } as const;
  const names = existing === 'ignore' ? await namesIn(wanted, profile) : [];
  if (!before) return memory.add(wanted, names);
  const folder = { ...before, ...wanted };
  memory.change(folder, []);
  if (existing === 'upload') memory.dropExisting(before.id, true);
  else if (existing === 'ignore') memory.ignoreFiles(before.id, names);
  return folder;
}

/** Lists the paths of all wanted files that exist now, by name only. */
async function namesIn(folder: Parameters<typeof watchScopeOf>[0], profile: string): Promise<string[]> {
  const scope = watchScopeOf(folder, profile);
  const names: string[] = [];
  try {
    for await (const files of walk(scope, folder.path))
      for (const file of files) names.push(relativePath(folder.path, file));
  } catch (thrown) {
    throw new AppError(folderFailure(thrown, folder.path));
  }
  return names;
}

/** @throws {AppError} `bad-pattern`, `bad-subfolder` */
function checkOptions(options: FolderOptions): void {
  compileFilter(options);
  checkSubfolder(options);
}

/** Returns a comparable key of which files are inspected. */
function scopeKey({ isOn, recursive, include, exclude, afterUpload }: FolderOptions): string {
  return JSON.stringify([isOn, recursive, include, exclude, afterUpload]);
}
