import { CircleCheck, CircleX, CloudOff, Copy, type LucideIcon, TriangleAlert } from 'lucide-react';
import { memo } from 'react';
import type { LibraryItem } from '../../../contract/library.ts';
import { shortUrl } from '../../../links/format-link.ts';
import { IconButton } from '../../components/Button.tsx';
import { PrivacyIcon } from '../../components/PrivacyIcon.tsx';
import { useNow, useTranslator } from '../../i18n-context.tsx';
import type { Tone } from '../../text/job-state-text.ts';
import { describeLinkStatus, isGone, type LinkStatusText } from '../../text/link-status-text.ts';
import { useLibraryActions, useServiceName } from '../../window-context.tsx';
import { ItemThumbnail } from './ItemThumbnail.tsx';

const icons: Record<Tone, LucideIcon> = {
  calm: CloudOff,
  active: CircleCheck,
  good: CircleCheck,
  warn: TriangleAlert,
  bad: CircleX,
};
const tones: Record<Tone, string> = {
  calm: 'text-ink-soft',
  active: 'text-active',
  good: 'text-good',
  warn: 'text-warn',
  bad: 'text-bad',
};

/** Shows the status of a link as icon and text. */
export function LinkStatusBadge({ status: { mark, tone } }: { status: LinkStatusText }) {
  const Icon = icons[tone];
  return (
    <span className={`flex min-w-0 items-center gap-1 text-12 ${tones[tone]}`}>
      <Icon size={12} aria-hidden className="shrink-0" />
      <span className="truncate">{mark}</span>
    </span>
  );
}

export const LibraryRow = memo(function Row({
  item,
  isSelected,
}: {
  item: LibraryItem;
  isSelected: boolean;
}) {
  const i18n = useTranslator();
  const now = useNow();
  const { copyLinksOf } = useLibraryActions();
  const service = useServiceName(item.host);
  const presence = describeLinkStatus(i18n, item, now, service);
  const { width, height } = item.remote.width === null ? (item.media ?? item.remote) : item.remote;
  return (
    <div className="grid h-16 grid-cols-[minmax(0,1fr)_minmax(0,1fr)_28px] items-center gap-x-3 pr-3 pl-4 @3xl:grid-cols-[minmax(0,1fr)_minmax(0,304px)_28px]">
      <div
        draggable={!isSelected}
        className="flex w-fit max-w-full min-w-0 items-center gap-3 justify-self-start"
      >
        <ItemThumbnail item={item} size="row" />
        <div className="min-w-0">
          <p className="truncate font-medium text-ink">{item.title ?? item.name}</p>
          <p className="flex gap-2 text-12 text-ink-faint">
            {item.title !== null && <span className="truncate">{item.name}</span>}
            {item.bytes !== null && <span className="shrink-0">{i18n.formatSize(item.bytes)}</span>}
            {width !== null && height !== null && (
              <span className="shrink-0 @max-lg:hidden">
                {i18n.t('inspector.dimensions.value', {
                  width: i18n.formatNumber(width),
                  height: i18n.formatNumber(height),
                })}
              </span>
            )}
          </p>
        </div>
      </div>
      <div className="min-w-0">
        <p className="truncate text-13 text-ink-soft">{shortUrl(item.remote.link)}</p>
        <p className="flex gap-2 text-12 text-ink-faint">
          <span className="shrink-0">{i18n.formatDateTime(item.uploadedAt, now)}</span>
          <PrivacyIcon privacy={item.privacy} account={item.account} />
          {presence && <LinkStatusBadge status={presence} />}
        </p>
      </div>
      {!isGone(item) && (
        <IconButton
          icon={Copy}
          label={i18n.t('action.copy-links', { count: 1 })}
          excludeFromTabOrder
          onPress={() => void copyLinksOf([item.id])}
        />
      )}
    </div>
  );
});

export const LibraryTile = memo(function Tile({ item }: { item: LibraryItem }) {
  const i18n = useTranslator();
  const now = useNow();
  const service = useServiceName(item.host);
  const presence = describeLinkStatus(i18n, item, now, service);
  return (
    <div className="flex h-full min-h-0 flex-col gap-2 p-2">
      <div className="min-h-0 flex-1">
        <ItemThumbnail item={item} size="tile" />
      </div>
      <div className="shrink-0 px-0.5">
        <p className="truncate text-12 font-medium">{item.title ?? item.name}</p>
        <p className="flex h-4 min-w-0 gap-2 text-11 text-ink-faint">
          {presence && presence.tone !== 'good' ? (
            <LinkStatusBadge status={presence} />
          ) : (
            <span className="truncate">{i18n.formatDateTime(item.uploadedAt, now)}</span>
          )}
        </p>
      </div>
    </div>
  );
});
