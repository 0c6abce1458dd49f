import { Check, X } from 'lucide-react';
import type { PointerEvent } from 'react';
import type { Translator } from '../../i18n/index.ts';
import { IconButton } from '../components/Button.tsx';
import { type Region, sizeFields } from './region.ts';
import type { Box } from './region-marks.tsx';

/**
 * Shows the size, and once the region is drawn the buttons to confirm or cancel. Below the selection, or where there is
 * room.
 */
export function RegionToolbar({
  selection,
  box,
  i18n,
  isDrawing,
  onTake,
  onLeave,
}: {
  selection: Region;
  box: Box;
  i18n: Translator;
  isDrawing: boolean;
  onTake: () => void;
  onLeave: () => void;
}) {
  const height = 40;
  const width = 240;
  const below = box.top + box.height + 8;
  const top =
    below + height <= innerHeight
      ? below
      : box.top - height - 4 >= 0
        ? box.top - height - 4
        : innerHeight - height - 8;
  const left = Math.min(Math.max(box.left + box.width - width, 8), Math.max(innerWidth - width - 8, 8));
  const stop = (event: PointerEvent) => event.stopPropagation();
  return (
    <div
      className={`absolute flex justify-end ${isDrawing ? 'pointer-events-none' : ''}`}
      style={{ left, top, width }}
    >
      <div
        role="toolbar"
        className="flex h-9 cursor-default items-center gap-1 rounded-md border border-line-strong bg-raised pr-1 pl-3 shadow-raised"
        onPointerDown={stop}
        onPointerUp={stop}
        onDoubleClick={(event) => event.stopPropagation()}
      >
        <span className="pr-2 text-13 whitespace-nowrap">
          {i18n.t('capture.region.size', sizeFields(selection))}
        </span>
        {!isDrawing && (
          <>
            <IconButton icon={Check} label={i18n.t('capture.take')} onPress={onTake} />
            <IconButton icon={X} label={i18n.t('capture.leave')} onPress={onLeave} />
          </>
        )}
      </div>
    </div>
  );
}
