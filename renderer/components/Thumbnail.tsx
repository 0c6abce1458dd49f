import { Film, Image as ImageIcon, Link } from 'lucide-react';
import { useState } from 'react';
import type { Media } from '../../contract/records.ts';
import { thumbnailUrl } from './thumbnail-url.ts';

interface ThumbnailProps {
  readonly media: Media | null;
  readonly hasThumbnail: boolean;
  /** Where it goes by another name than the content's. */
  readonly thumbnail?: string;
  /** There is nothing behind the link any more. */
  readonly isGone?: boolean;
  readonly isAddress?: boolean;
  /** It should be there and is not. */
  readonly onMissing?: () => void;
  /** `row`: 48 px; `tile` and `large` fill what is around them. */
  readonly size: 'row' | 'tile' | 'large';
}

const frames = {
  row: 'size-12 rounded-md',
  tile: 'size-full rounded-md',
  large: 'w-full rounded-md',
};

/** The picture, small. It never says anything that words beside it do not say. */
export function Thumbnail({
  media,
  hasThumbnail,
  thumbnail,
  isGone = false,
  isAddress = false,
  onMissing,
  size,
}: ThumbnailProps) {
  const [broken, setBroken] = useState(false);
  const name = thumbnail ?? media?.sha256;
  const source = hasThumbnail && name && !broken ? thumbnailUrl(name) : null;
  const Icon = media?.kind === 'video' ? Film : isAddress ? Link : ImageIcon;
  return (
    <div
      className={`relative flex shrink-0 items-center justify-center overflow-hidden bg-sunken text-ink-faint ${frames[size]} ${size === 'large' ? (source ? 'h-44' : 'h-24') : ''}`}
    >
      {source ? (
        <img
          src={source}
          alt=""
          draggable={false}
          decoding="async"
          onError={() => {
            setBroken(true);
            onMissing?.();
          }}
          className={`checker ${isGone ? 'opacity-40 grayscale' : ''} ${size === 'large' ? 'max-h-full max-w-full' : 'size-full object-cover'}`}
        />
      ) : (
        <Icon size={20} aria-hidden />
      )}
      {/* An edge for pictures that end in the colour of the ground. */}
      <span className="pointer-events-none absolute inset-0 rounded-[inherit] border border-ink/10" />
    </div>
  );
}
