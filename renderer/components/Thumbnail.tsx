import { Film, Image as ImageIcon, Link } from 'lucide-react';
import { useState } from 'react';
import type { Media } from '../../contract/media.ts';
import { thumbnailUrl } from './thumbnail-url.ts';

interface ThumbnailProps {
  readonly media: Media | null;
  readonly hasThumbnail: boolean;
  /** Name of its file, where that is not the content's hash. */
  readonly thumbnail?: string;
  /** Whether the link is dead. */
  readonly isGone?: boolean;
  readonly isAddress?: boolean;
  /** Called when its file is missing although it should exist. */
  readonly onMissing?: () => void;
  /** `row`: 48 px; `tile` and `large` fill their container. */
  readonly size: 'row' | 'tile' | 'large';
}

const frames = {
  row: 'size-12 rounded-md',
  tile: 'size-full rounded-md',
  large: 'w-full rounded-md',
};

/** Renders a thumbnail. It never says anything that words beside it do not say. */
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
      {/* A border for pictures that end in the background's colour. */}
      <span className="pointer-events-none absolute inset-0 rounded-[inherit] border border-ink/10" />
    </div>
  );
}
