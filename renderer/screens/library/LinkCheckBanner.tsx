import { LinkIcon, TriangleAlert } from 'lucide-react';
import { describeError } from '../../../i18n/errors.ts';
import { Banner } from '../../components/Banner.tsx';
import { Button } from '../../components/Button.tsx';
import { useTranslator } from '../../i18n-context.tsx';
import { noFilters } from '../../state/library/library-query.ts';
import { useLibraryActions, useLibraryState, useLibraryStore } from '../../window-context.tsx';

/** Shows progress and result of a check of many links. */
export function LinkCheckBanner() {
  const i18n = useTranslator();
  const libraryStore = useLibraryStore();
  const { cancelCheck } = useLibraryActions();
  const check = useLibraryState((state) => state.linkCheck);
  if (!check || check.total === 0) return null;
  if (check.running)
    return (
      <Banner
        tone="calm"
        icon={LinkIcon}
        text={i18n.t('library.check.running', {
          done: i18n.formatNumber(check.done),
          total: i18n.formatNumber(check.total),
        })}
      >
        <Button onPress={() => void cancelCheck()}>{i18n.t('library.check.cancel')}</Button>
      </Banner>
    );
  const gone = check.removed + check.replaced;
  const found = i18n.t('library.check.done', {
    done: check.done,
    alive: i18n.formatNumber(check.alive),
    gone: i18n.formatNumber(gone),
    unclear: i18n.formatNumber(check.unclear),
  });
  const isCalledOff = check.error?.code === 'cancelled';
  const why =
    check.error && !isCalledOff
      ? i18n.t('library.check.stopped', { reason: describeError(i18n, check.error).title })
      : null;
  return (
    <Banner
      tone={gone > 0 || why !== null ? 'warn' : 'calm'}
      icon={gone > 0 || why !== null ? TriangleAlert : LinkIcon}
      text={why === null ? found : `${why} ${found}`}
    >
      {gone > 0 && (
        <Button
          onPress={() => libraryStore.setQuery({ text: '', filters: { ...noFilters, presence: ['gone'] } })}
        >
          {i18n.t('library.check.gone')}
        </Button>
      )}
      <Button variant="quiet" onPress={() => libraryStore.dismissCheck()}>
        {i18n.t('library.check.dismiss')}
      </Button>
    </Banner>
  );
}
