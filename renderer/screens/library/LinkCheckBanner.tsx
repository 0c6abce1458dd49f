import { LinkIcon, TriangleAlert } from 'lucide-react';
import { describeError } from '../../../i18n/errors.ts';
import { Banner } from '../../components/Banner.tsx';
import { Button } from '../../components/Button.tsx';
import { useTranslator } from '../../i18n-context.tsx';
import { noFilters } from '../../state/library/library-query.ts';
import { useLibraryActions, useLibraryState, useLibraryStore } from '../../window-context.tsx';

/** How a look at many links goes, and what it found. */
export function LinkCheckBanner() {
  const words = useTranslator();
  const shelf = useLibraryStore();
  const { cancelCheck } = useLibraryActions();
  const check = useLibraryState((state) => state.linkCheck);
  if (!check || check.total === 0) return null;
  if (check.running)
    return (
      <Banner
        tone="calm"
        icon={LinkIcon}
        text={words.t('library.check.running', {
          done: words.formatNumber(check.done),
          total: words.formatNumber(check.total),
        })}
      >
        <Button onPress={() => void cancelCheck()}>{words.t('library.check.cancel')}</Button>
      </Banner>
    );
  const gone = check.removed + check.replaced;
  const found = words.t('library.check.done', {
    done: check.done,
    alive: words.formatNumber(check.alive),
    gone: words.formatNumber(gone),
    unclear: words.formatNumber(check.unclear),
  });
  const isCalledOff = check.error?.code === 'cancelled';
  const why =
    check.error && !isCalledOff
      ? words.t('library.check.stopped', { reason: describeError(words, check.error).title })
      : null;
  return (
    <Banner
      tone={gone > 0 || why !== null ? 'warn' : 'calm'}
      icon={gone > 0 || why !== null ? TriangleAlert : LinkIcon}
      text={why === null ? found : `${why} ${found}`}
    >
      {gone > 0 && (
        <Button onPress={() => shelf.setQuery({ text: '', filters: { ...noFilters, presence: ['gone'] } })}>
          {words.t('library.check.gone')}
        </Button>
      )}
      <Button variant="quiet" onPress={() => shelf.dismissCheck()}>
        {words.t('library.check.dismiss')}
      </Button>
    </Banner>
  );
}
