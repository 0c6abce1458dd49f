import type { LibraryGroup } from '../../../contract/library.ts';
import { useTranslator } from '../../i18n-context.tsx';
import type { ItemGroup } from '../../state/list/layout.ts';
import { formatRelativeDay } from '../../text/relative-day.ts';

/** Renders the heading of a group of items. */
export function GroupHeading({ heading, by, now }: { heading: ItemGroup; by: LibraryGroup; now: number }) {
  const i18n = useTranslator();
  const key = heading.heading ?? '';
  switch (by) {
    case 'none':
      return null;
    case 'day':
      return formatRelativeDay(i18n, key, now);
    case 'post':
      return key === '' ? i18n.t('library.group.no-post') : heading.title || i18n.t('library.group.untitled');
    case 'account':
      return key === '' ? i18n.t('library.group.no-account') : key;
    case 'folder':
      return key === '' ? i18n.t('library.group.no-folder') : <FolderHeading path={key} />;
  }
}

/** Renders a folder with its own name first, because paths are truncated at their end. */
function FolderHeading({ path }: { path: string }) {
  const parts = path.split(/[\\/]/).filter((part) => part !== '');
  return (
    <>
      <span className="shrink-0">{parts.at(-1) ?? path}</span>
      <span className="truncate font-normal text-ink-faint">{path}</span>
    </>
  );
}
