import type { SharedView } from '../contract/ledger.ts';
import { describeError } from './errors.ts';
import type { Translator } from './index.ts';

/** Formats how it is with the other machines that spend the same allowance, in one or two sentences. */
export function describeShared(i18n: Translator, { state, machines, error }: SharedView): string {
  const told = error === null ? '' : describeError(i18n, error).title;
  switch (state) {
    case 'connecting':
      return i18n.t('shared.connecting');
    case 'together':
      return [i18n.t('shared.together', { machines }), told].filter((text) => text !== '').join('. ');
    case 'part':
      return i18n.t('shared.part', { machines, error: told });
    case 'stopped':
      return i18n.t('shared.stopped', { error: told });
  }
}
