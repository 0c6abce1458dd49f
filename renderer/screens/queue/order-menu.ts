import { ArrowDown, ArrowDownToLine, ArrowUp, ArrowUpDown, ArrowUpToLine } from 'lucide-react';
import type { Job } from '../../../contract/job.ts';
import { allWindowCommands, keysOfCommand } from '../../../contract/window-commands.ts';
import { commandWords } from '../../../i18n/commands.ts';
import type { Translator } from '../../../i18n/index.ts';
import type { MenuEntry } from '../../components/menu.tsx';
import { isMac } from '../../platform.ts';
import type { CoreActions } from '../../state/actions.ts';
import { canArrange } from '../../state/arrange.ts';
import { keyLabel } from '../../text/accelerator.ts';

const moves = [
  { id: 'move-top', to: 'top', icon: ArrowUpToLine },
  { id: 'move-up', to: 'up', icon: ArrowUp },
  { id: 'move-down', to: 'down', icon: ArrowDown },
  { id: 'move-end', to: 'end', icon: ArrowDownToLine },
] as const;

/** Builds the choice of another place in the queue for those that still wait. */
export function orderEntries(
  jobs: readonly Job[],
  i18n: Translator,
  { arrange }: Pick<CoreActions, 'arrange'>,
): MenuEntry[] {
  const waiting = new Set(jobs.filter(canArrange).map(({ id }) => id));
  if (waiting.size === 0) return [];
  const entries = moves.map(({ id, to, icon }): MenuEntry => {
    const command = allWindowCommands.find((one) => one.id === id);
    const keys = command ? keysOfCommand(command, isMac) : null;
    return {
      id,
      text: i18n.t(commandWords[id]),
      icon,
      ...(keys === null ? {} : { keys: keyLabel(keys, isMac, i18n) }),
      onAction: () => void arrange(waiting, to),
    };
  });
  return [{ id: 'order', text: i18n.t('queue.move'), icon: ArrowUpDown, entries }];
}
