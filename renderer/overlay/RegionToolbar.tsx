import {
  Check,
  Copy,
  Film,
  type LucideIcon,
  Pencil,
  Pin,
  Save,
  TextSelect,
  Upload,
  Video,
  X,
} from 'lucide-react';
import type { PointerEvent } from 'react';
import { type CaptureUse, captureUses } from '../../contract/capture.ts';
import { type RecordingFormat, recordingFormats } from '../../contract/recording.ts';
import type { Translator } from '../../i18n/index.ts';
import { Button, IconButton } from '../components/Button.tsx';
import { type Region, sizeFields } from './region.ts';
import type { Box } from './region-marks.tsx';

/** Letters that do the same as the buttons. */
export const useKeys: Readonly<Record<CaptureUse, string>> = {
  upload: 'U',
  copy: 'C',
  text: 'T',
  save: 'S',
  edit: 'E',
  pin: 'P',
};
/** Letters that choose the format of a recording. */
export const recordingKeys: Readonly<Record<RecordingFormat, string>> = { mp4: 'M', gif: 'G' };
const icons: Readonly<Record<CaptureUse, LucideIcon>> = {
  upload: Upload,
  copy: Copy,
  text: TextSelect,
  save: Save,
  edit: Pencil,
  pin: Pin,
};

/**
 * Shows the size, and once the region is drawn what can be done with it. Below the selection, or where there is room.
 */
export function RegionToolbar({
  selection,
  box,
  i18n,
  isDrawing,
  recording,
  onTake,
  onRecord,
  onLeave,
}: {
  selection: Region;
  box: Box;
  i18n: Translator;
  isDrawing: boolean;
  /** The usual format of a recording; null: a picture is taken. */
  recording: RecordingFormat | null;
  onTake: (use: CaptureUse | null) => void;
  onRecord: (format: RecordingFormat) => void;
  onLeave: () => void;
}) {
  const height = 40;
  const width = recording === null ? 476 : 560;
  const below = box.top + box.height + 8;
  const top =
    below + height <= innerHeight
      ? below
      : box.top - height - 4 >= 0
        ? box.top - height - 4
        : innerHeight - height - 8;
  const left = Math.min(Math.max(box.left + box.width - width, 8), Math.max(innerWidth - width - 8, 8));
  const stop = (event: PointerEvent) => event.stopPropagation();
  const hinted = (name: string, key: string) => i18n.t('editor.with-key', { name, key });
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
        {!isDrawing && recording !== null && (
          <>
            {recordingFormats.map((format) => (
              <Button
                key={format}
                icon={format === 'gif' ? Film : Video}
                variant="quiet"
                onPress={() => onRecord(format)}
              >
                {hinted(
                  i18n.t(`recording.take.${format}`),
                  format === recording ? 'Enter' : recordingKeys[format],
                )}
              </Button>
            ))}
            <IconButton icon={X} label={hinted(i18n.t('capture.leave'), 'Esc')} onPress={onLeave} />
          </>
        )}
        {!isDrawing && recording === null && (
          <>
            <IconButton
              icon={Check}
              label={hinted(i18n.t('capture.take'), 'Enter')}
              onPress={() => onTake(null)}
            />
            <span className="mx-0.5 h-5 border-l border-line" />
            {captureUses.map((use) => (
              <IconButton
                key={use}
                icon={icons[use]}
                label={hinted(i18n.t(`capture.use.${use}`), useKeys[use])}
                onPress={() => onTake(use)}
              />
            ))}
            <span className="mx-0.5 h-5 border-l border-line" />
            <IconButton icon={X} label={hinted(i18n.t('capture.leave'), 'Esc')} onPress={onLeave} />
          </>
        )}
      </div>
    </div>
  );
}
