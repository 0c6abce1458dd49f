import type { EngineEvent } from '../../contract/engine.ts';
import type { CommandContext } from './context.ts';

/** Tells who else may upload the pictures of an `upload --any`: once, and again when that changes. */
export function createSharingMessages({ terminal, i18n }: Pick<CommandContext, 'terminal' | 'i18n'>) {
  let last = '';
  return ({ takers, unable, error }: Extract<EngineEvent, { kind: 'sharing' }>): void => {
    const sentence = () => {
      if (error) return `${i18n.failure(error)} ${i18n.t('cli.any.alone')}`;
      if (takers === null) return last;
      if (takers === 0) return i18n.t('cli.any.none');
      return unable >= takers ? i18n.t('cli.any.unable') : i18n.t('cli.any.takers', { count: takers });
    };
    const text = sentence();
    if (text !== last) terminal.printInfo(text);
    last = text;
  };
}
