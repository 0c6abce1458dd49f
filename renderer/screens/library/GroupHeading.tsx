import type { LibraryGroup } from '../../../contract/records.ts';
import { useWords } from '../../i18n-context.tsx';
import type { Group } from '../../state/list/layout.ts';
import { dayWords } from '../../text/relative-day.ts';

/** What the items below it have in common. */
export function Heading({ heading, by, now }: { heading: Group; by: LibraryGroup; now: number }) {
  const words = useWords();
  const key = heading.heading ?? '';
  switch (by) {
    case 'none':
      return null;
    case 'day':
      return dayWords(words, key, now);
    case 'post':
      return key === ''
        ? words.text('library.group.no-post')
        : heading.title || words.text('library.group.untitled');
    case 'account':
      return key === '' ? words.text('library.group.no-account') : key;
    case 'folder':
      return key === '' ? words.text('library.group.no-folder') : <Folder path={key} />;
  }
}

/** Its own name first, because paths are cut at their end. */
function Folder({ path }: { path: string }) {
  const parts = path.split(/[\\/]/).filter((part) => part !== '');
  return (
    <>
      <span className="shrink-0">{parts.at(-1) ?? path}</span>
      <span className="truncate font-normal text-ink-faint">{path}</span>
    </>
  );
}
