import type { WatchedFolder } from '../../contract/folders.ts';
import type { CommandContext } from './context.ts';
import { visible } from './visible.ts';

/** Milliseconds before an incomplete file is reported: most are being written just now. */
const unfinishedNoticeMs = 10_000;

/** Creates a reporter that names each file once that is skipped because it is incomplete. */
function createUnfinishedReporter({
  terminal,
  i18n,
  clock,
}: Pick<CommandContext, 'terminal' | 'i18n' | 'clock'>) {
  const pending = new Map<string, () => void>();
  const told = new Set<string>();
  return (folder: WatchedFolder, prefix: string): void => {
    const names = new Set(folder.unfinished.names.map((name) => `${prefix}${name}`));
    for (const [name, callOff] of pending) {
      if (names.has(name)) continue;
      callOff();
      pending.delete(name);
    }
    for (const name of told) if (!names.has(name)) told.delete(name);
    for (const name of names) {
      if (pending.has(name) || told.has(name)) continue;
      const tell = () => {
        pending.delete(name);
        told.add(name);
        terminal.printInfo(i18n.t('cli.watch.unfinished', { name }));
      };
      pending.set(name, clock.after(unfinishedNoticeMs, tell));
    }
  };
}

/**
 * Creates a reporter of trouble with watched folders, once for each, and of its end.
 * @param isNamed every sentence begins with its folder, where there may be several
 */
export function createFolderReporter(
  context: Pick<CommandContext, 'terminal' | 'i18n' | 'clock'>,
  isNamed: boolean,
) {
  const { terminal, i18n } = context;
  const last = new Map<string, string>();
  const tellUnfinished = new Map<string, ReturnType<typeof createUnfinishedReporter>>();
  return (folder: WatchedFolder): void => {
    const { id, path, isOn, state, polled, trouble, unnameable } = folder;
    const tell = tellUnfinished.get(id) ?? createUnfinishedReporter(context);
    tellUnfinished.set(id, tell);
    tell(folder, isNamed ? `${path}/` : '');
    const before = last.get(id) ?? '';
    const matters = [
      state.kind === 'missing' ? i18n.t('cli.watch.missing', { folder: path }) : '',
      state.kind === 'unreadable' ? i18n.failure(state.error) : '',
      polled === 'limits' ? i18n.t('folders.polled.limits') : '',
      trouble ? i18n.failure(trouble) : '',
      unnameable.count > 0
        ? i18n.t('folders.unnameable', { count: unnameable.count, name: unnameable.names[0] ?? '' })
        : '',
    ];
    const sentence = isOn ? matters.filter(Boolean).join(' ') : '';
    if (sentence !== '' && sentence !== before)
      terminal.printError(isNamed ? `${visible(path)}: ${sentence}` : sentence);
    if (sentence === '' && before !== '' && state.kind === 'watching')
      terminal.printInfo(i18n.t('cli.watch.begins', { folder: path }));
    if (sentence !== '' || state.kind !== 'scanning') last.set(id, sentence);
  };
}
