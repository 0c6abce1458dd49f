import { createHash } from 'node:crypto';
import { open, stat } from 'node:fs/promises';
import { extname, relative, resolve } from 'node:path';
import { toErrorData } from '../../../contract/app-error.ts';
import type { Destination } from '../../../contract/destinations.ts';
import type { EngineClient } from '../../../contract/engine.ts';
import type { ErrorData } from '../../../contract/errors.ts';
import type { LibraryItem } from '../../../contract/library.ts';
import { csvField } from '../../engine/library/csv-field.ts';
import { createBatch } from '../batch.ts';
import { trackBatch } from '../batch-progress.ts';
import { type CommandContext, type ExitCode, exitCodes, UsageError } from '../context.ts';
import { findHost } from '../hosts.ts';
import { checkPreconditions, resumeQueue } from '../preflight.ts';
import { diffOf, planRewrite, rewriteNotes } from '../replaced-links.ts';
import { openSession, type Session } from '../session.ts';
import { jsonLine, visible } from '../visible.ts';

export interface MoveLibraryOptions {
  /** Names or ids of the hosts. */
  readonly from: string;
  readonly to: string;
  /** Folder of Markdown files in which links are replaced. */
  readonly rewrite?: string;
  /** File that gets the table of links: JSON or CSV, by its ending. */
  readonly table?: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/** One picture on its way, with its links. */
interface Move {
  readonly item: LibraryItem;
  readonly link: string | null;
  readonly error: ErrorData | null;
}

/** Pictures that are fetched and queued at once: more than go side by side, and few on the disk. */
const atOnce = 24;
const pageSize = 1_000;

/** Returns the id of the batch that this picture goes in: the same each time, so that a repeat goes on. */
function batchIdOf(from: string, to: string, item: string): string {
  const hex = createHash('sha256').update(`move-library ${from} ${to} ${item}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-9${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/**
 * Implements `move-library`: uploads what is at one host to another one, oldest first, tells old and new links, and
 * replaces them in notes where that is wanted. Nothing is deleted. A repeat goes on where the last one ended.
 * @throws {UsageError} for unknown hosts, or one and the same, and for notes that are no folder
 */
export async function moveLibrary(options: MoveLibraryOptions, context: CommandContext): Promise<ExitCode> {
  const { terminal, i18n, environment } = context;
  const isDry = options.dryRun ?? false;
  // Before anything is sent: a slip of the pen is not told after a night of uploads.
  const { rewrite: notes } = options;
  if (notes !== undefined && !(await isFolder(resolve(environment.folder, notes))))
    throw new UsageError(i18n.t('cli.usage.no-such-folder', { folder: notes }));
  const session = await openSession(context, !isDry);
  try {
    const { client } = session;
    const hosts = await client.call('destinations', {});
    const from = findHost(options.from, hosts, i18n);
    const to = findHost(options.to, hosts, i18n);
    if (from.id === to.id) throw new UsageError(i18n.t('cli.usage.same-host', { name: to.title }));
    const items = await listItems(client, from.id);
    const there = await linksByContent(client, to.id);
    const names = { from: from.title, to: to.title };
    terminal.printInfo(
      i18n.t(isDry ? 'cli.move.would' : 'cli.move.begins', { count: items.length, ...names }),
    );
    const moves = isDry
      ? items.map((item): Move => ({ item, link: there.get(contentOf(item) ?? '') ?? null, error: null }))
      : await moveAll(session, items, { from, to, there }, options, context);
    if (options.table !== undefined && !isDry) await writeTable(options.table, moves, context);
    const isRewritten =
      options.rewrite === undefined || (await rewrite(options.rewrite, moves, to, isDry, context));
    const left = moves.filter(({ link }) => link === null).length;
    if (!isDry)
      terminal.printInfo(i18n.t('cli.move.done', { done: moves.length - left, count: moves.length }));
    return isRewritten && (isDry || left === 0) ? exitCodes.done : exitCodes.someFailed;
  } finally {
    await session.close();
  }
}

const isFolder = (path: string) =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );

/** Lists what is at a host and was not seen to be gone, oldest first. */
async function listItems(client: EngineClient, host: string): Promise<LibraryItem[]> {
  const items: LibraryItem[] = [];
  let after: string | undefined;
  do {
    const page = await client.call('library', {
      text: '',
      sort: 'oldest',
      host: [host],
      limit: pageSize,
      ...(after === undefined ? {} : { after }),
    });
    items.push(...page.items);
    after = page.next ?? undefined;
  } while (after !== undefined);
  return items.filter(({ presence }) => presence !== 'deleted' && presence !== 'removed');
}

const contentOf = ({ media }: LibraryItem): string | null => media?.sha256 ?? null;

/** Links of what the new host has already, by content. */
async function linksByContent(client: EngineClient, host: string): Promise<Map<string, string>> {
  const items = await listItems(client, host);
  return new Map(
    items.flatMap((item) => {
      const content = contentOf(item);
      return content === null ? [] : [[content, item.remote.link] as const];
    }),
  );
}

interface Hosts {
  readonly from: Destination;
  readonly to: Destination;
  /** Links at the new host by content. */
  readonly there: ReadonlyMap<string, string>;
}

async function moveAll(
  session: Session,
  items: readonly LibraryItem[],
  hosts: Hosts,
  options: MoveLibraryOptions,
  context: CommandContext,
): Promise<Move[]> {
  await checkPreconditions(session, context, hosts.to.id);
  await resumeQueue(session, context);
  const moves: Move[] = [];
  for (let index = 0; index < items.length && !context.interrupted.aborted; index += atOnce) {
    const part = await movePart(session, items.slice(index, index + atOnce), hosts, context);
    for (const move of part) tell(move, options.json ?? false, context);
    moves.push(...part);
  }
  const rest = items.slice(moves.length);
  return [...moves, ...rest.map((item): Move => ({ item, link: null, error: null }))];
}

async function movePart(
  session: Session,
  items: readonly LibraryItem[],
  { from, to, there }: Hosts,
  context: CommandContext,
): Promise<Move[]> {
  const { client } = session;
  const known = (item: LibraryItem) => there.get(contentOf(item) ?? '') ?? null;
  const wanted = items.filter((item) => known(item) === null);
  const { files, refused } =
    wanted.length === 0
      ? { files: [], refused: [] }
      : await client.call('realFiles', { kind: 'items', ids: wanted.map(({ id }) => id) });
  const paths = new Map(files.map(({ id, path }) => [id, path]));
  // It is the old host that does not give it.
  const errors = new Map<string, ErrorData>(
    refused.map(({ id, error }) => [id, { ...error, params: { service: from.title, ...error.params } }]),
  );
  const jobs = new Map<string, string>();
  for (const item of wanted) {
    const path = paths.get(item.id);
    if (path === undefined) continue;
    const { added } = await client.call('add', {
      items: [{ kind: 'path', path }],
      origin: 'command-line',
      lane: 'bulk',
      title: item.title,
      description: item.description,
      host: to.id,
      duplicates: 'upload',
      batchId: batchIdOf(from.id, to.id, item.id),
    });
    const [one] = added;
    if (one?.kind === 'job') jobs.set(item.id, one.jobId);
    else if (one) errors.set(item.id, one.error);
  }
  // What failed at an earlier try is tried once more.
  if (jobs.size > 0) {
    const found = (await client.call('jobs', { ids: [...jobs.values()] })).jobs;
    const again = found
      .filter(({ state }) => state === 'failed' || state === 'cancelled')
      .map(({ id }) => id);
    if (again.length > 0) await client.call('retry', { ids: again });
  }
  const batch = createBatch(
    wanted.flatMap(({ id }) => (jobs.has(id) ? { input: id, jobId: jobs.get(id) ?? null, error: null } : [])),
  );
  if (batch.openIds().length > 0)
    await trackBatch(session, batch, context, { onEnded() {}, onProgress() {}, onEvent() {} });
  const ended = new Map(batch.items.map((one) => [one.input, one]));
  return items.map((item): Move => {
    const one = ended.get(item.id);
    const link = known(item) ?? one?.job?.remote?.link ?? null;
    return { item, link, error: link === null ? (one?.error ?? errors.get(item.id) ?? null) : null };
  });
}

function tell({ item, link, error }: Move, isJson: boolean, { terminal, i18n }: CommandContext): void {
  const { id, name, remote } = item;
  if (isJson) terminal.printResult(jsonLine({ id, name, from: remote.link, to: link, error }));
  else if (link !== null) terminal.printResult(`${visible(remote.link)}\t${visible(link)}`);
  if (!isJson && error) terminal.printError(`${visible(name)}: ${i18n.failure(error)}`);
}

/** Writes the table of old and new links, for its user alone. */
async function writeTable(
  path: string,
  moves: readonly Move[],
  { environment }: CommandContext,
): Promise<void> {
  const rows = moves.flatMap(({ item, link }) =>
    link === null ? [] : [{ id: item.id, name: item.name, from: item.remote.link, to: link }],
  );
  const text =
    extname(path).toLowerCase() === '.csv'
      ? ['from,to,name', ...rows.map((row) => [row.from, row.to, row.name].map(csvField).join(','))].join(
          '\r\n',
        )
      : JSON.stringify(rows, null, 2);
  const file = await open(resolve(environment.folder, path), 'w', 0o600);
  try {
    await file.writeFile(`${text}\n`);
  } finally {
    await file.close();
  }
}

/** Replaces links in notes, or shows what would be. @returns false where the folder cannot be read or written */
async function rewrite(
  given: string,
  moves: readonly Move[],
  to: Destination,
  isDry: boolean,
  { terminal, i18n, environment, clock }: CommandContext,
): Promise<boolean> {
  const folder = resolve(environment.folder, given);
  const table = new Map<string, string>();
  for (const { item, link } of moves) {
    const next =
      link ??
      (isDry
        ? i18n.t('cli.move.new-link', {
            name: encodeURIComponent(item.name),
            service: encodeURIComponent(to.title),
          })
        : null);
    if (next === null) continue;
    for (const old of [item.remote.link, item.remote.page]) if (old !== '') table.set(old, next);
  }
  try {
    const { changes, left } = await planRewrite(folder, table);
    for (const { path, why } of left)
      terminal.printError(i18n.t('cli.move.left-alone', { file: relative(folder, path), reason: why }));
    const counts = { links: changes.reduce((sum, { links }) => sum + links, 0), files: changes.length };
    if (isDry) {
      for (const change of changes)
        for (const line of diffOf(change, folder)) terminal.printResult(visible(line));
      terminal.printInfo(i18n.t('cli.move.would-rewrite', counts));
      return true;
    }
    const keptIn = `${folder}.before-move-${new Date(clock.now()).toISOString().replace(/[:.]/g, '-')}`;
    await rewriteNotes(folder, changes, keptIn);
    if (changes.length > 0) terminal.printInfo(i18n.t('cli.move.rewritten', { ...counts, kept: keptIn }));
    else terminal.printInfo(i18n.t('cli.move.nothing-to-rewrite', { folder: given }));
    return true;
  } catch (thrown) {
    terminal.printError(`${visible(given)}: ${toErrorData(thrown).message}`);
    return false;
  }
}
