import { LinkIcon, TriangleAlert } from 'lucide-react';
import { failureWords } from '../../../i18n/errors.ts';
import { Banner } from '../../components/Banner.tsx';
import { Button } from '../../components/Button.tsx';
import { useWords } from '../../i18n-context.tsx';
import { noFilters } from '../../state/library/library-query.ts';
import { useLibraryIntents, useShelf, useShelfState } from '../../window-context.tsx';

/** How a look at many links goes, and what it found. */
export function LinkCheckBanner() {
  const words = useWords();
  const shelf = useShelf();
  const { cancelCheck } = useLibraryIntents();
  const check = useShelfState((state) => state.linkCheck);
  if (!check || check.total === 0) return null;
  if (check.running)
    return (
      <Banner
        tone="calm"
        icon={LinkIcon}
        text={words.text('library.check.running', {
          done: words.number(check.done),
          total: words.number(check.total),
        })}
      >
        <Button onPress={() => void cancelCheck()}>{words.text('library.check.cancel')}</Button>
      </Banner>
    );
  const gone = check.removed + check.replaced;
  const found = words.text('library.check.done', {
    done: check.done,
    alive: words.number(check.alive),
    gone: words.number(gone),
    unclear: words.number(check.unclear),
  });
  const isCalledOff = check.error?.code === 'cancelled';
  const why =
    check.error && !isCalledOff
      ? words.text('library.check.stopped', { reason: failureWords(words, check.error).title })
      : null;
  return (
    <Banner
      tone={gone > 0 || why !== null ? 'warn' : 'calm'}
      icon={gone > 0 || why !== null ? TriangleAlert : LinkIcon}
      text={why === null ? found : `${why} ${found}`}
    >
      {gone > 0 && (
        <Button onPress={() => shelf.setQuery({ text: '', filters: { ...noFilters, presence: ['gone'] } })}>
          {words.text('library.check.gone')}
        </Button>
      )}
      <Button look="quiet" onPress={() => shelf.dismissCheck()}>
        {words.text('library.check.dismiss')}
      </Button>
    </Banner>
  );
}
