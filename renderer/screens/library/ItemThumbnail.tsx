import type { LibraryItem } from '../../../contract/library.ts';
import { Thumbnail } from '../../parts/Thumbnail.tsx';
import { isGone } from '../../text/presence.ts';

export function ItemThumbnail({ item, size }: { item: LibraryItem; size: 'row' | 'tile' | 'large' }) {
  return (
    <Thumbnail
      media={item.media}
      hasThumbnail={item.hasThumbnail}
      thumbnail={item.thumbnail}
      isGone={isGone(item)}
      size={size}
    />
  );
}
