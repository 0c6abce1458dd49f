import type { WatchedFolder } from '../../contract/folders.ts';
import type { CommandContext } from './context.ts';

/**
 * Tells of watched folders when something is the matter with one, once for each, and when it is over.
 * @param isNamed every sentence begins with its folder, where there may be several
 */
export function createFolderReporter(
  { terminal, words }: Pick<CommandContext, 'terminal' | 'words'>,
  isNamed: boolean,
) {
  const last = new Map<string, string>();
  return ({ id, path, isOn, state, polled, trouble }: WatchedFolder): void => {
    const before = last.get(id) ?? '';
    const matters = [
      state.kind === 'missing' ? words.t('cli.watch.missing', { folder: path }) : '',
      state.kind === 'unreadable' ? words.failure(state.error) : '',
      polled === 'limits' ? words.t('folders.polled.limits') : '',
      trouble ? words.failure(trouble) : '',
    ];
    const sentence = isOn ? matters.filter(Boolean).join(' ') : '';
    if (sentence !== '' && sentence !== before)
      terminal.printError(isNamed ? `${path}: ${sentence}` : sentence);
    if (sentence === '' && before !== '' && state.kind === 'watching')
      terminal.printInfo(words.t('cli.watch.begins', { folder: path }));
    if (sentence !== '' || state.kind !== 'scanning') last.set(id, sentence);
  };
}
