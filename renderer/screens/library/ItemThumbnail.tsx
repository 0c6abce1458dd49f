import type { LibraryItem } from '../../../contract/library.ts';
import { Thumbnail } from '../../components/Thumbnail.tsx';
import { isGone } from '../../text/link-status-text.ts';
import { useLibraryState, useLibraryStore } from '../../window-context.tsx';

export function ItemThumbnail({ item, size }: { item: LibraryItem; size: 'row' | 'tile' | 'large' }) {
  const libraryStore = useLibraryStore();
  const redrawn = useLibraryState((state) => state.refreshedThumbnails.has(item.id));
  return (
    <Thumbnail
      // A recreated thumbnail is requested again.
      key={String(redrawn)}
      onMissing={() => void libraryStore.recreateThumbnail(item.id)}
      media={item.media}
      hasThumbnail={item.hasThumbnail}
      thumbnail={item.thumbnail}
      isGone={isGone(item)}
      size={size}
    />
  );
}
