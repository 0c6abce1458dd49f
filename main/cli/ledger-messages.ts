import type { SharedView } from '../../contract/ledger.ts';
import { describeShared } from '../../i18n/shared.ts';
import type { CommandContext } from './context.ts';

/**
 * Tells that the common ledger does not count with us, where uploads go on all the same: once, and again when that changes.
 * Where nothing goes without it the reason why they wait says so.
 */
export function createLedgerMessages({ terminal, i18n }: Pick<CommandContext, 'terminal' | 'i18n'>) {
  let last = '';
  return (shared: SharedView | undefined): void => {
    if (shared?.state !== 'part') return;
    const text = describeShared(i18n, shared);
    if (text !== last) terminal.printError(text);
    last = text;
  };
}
