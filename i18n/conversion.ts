import type { Conversion } from '../contract/media.ts';
import type { Translator } from './index.ts';

/** Describes what a conversion could not keep, in one sentence each. */
export const describeLosses = (i18n: Pick<Translator, 't'>, { losses = [] }: Conversion): string[] =>
  losses.map((loss) =>
    loss.kind === 'pictures'
      ? i18n.t('converted.lost.pictures', { count: loss.count })
      : i18n.t('converted.lost.transparency'),
  );
