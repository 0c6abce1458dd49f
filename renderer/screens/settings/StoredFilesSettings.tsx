import type { ReactNode } from 'react';
import type { Settings } from '../../../contract/records.ts';
import { Choose } from '../../components/fields.tsx';
import { useWords } from '../../i18n-context.tsx';
import { useIntents } from '../../window-context.tsx';

const rooms = [100_000_000, 500_000_000, 1_000_000_000, 5_000_000_000, 20_000_000_000];
const days = [7, 30, 90, 365];

/** How much, and for how long, is kept of what can be had again or is no longer needed. */
export function KeptRoom({ settings }: { settings: Settings }) {
  const words = useWords();
  const { changeSettings } = useIntents();
  const { thumbnailBytes, keptDays } = settings;
  const withOwn = (choices: readonly number[], own: number) =>
    [...new Set([...choices, own])].sort((a, b) => a - b);
  return (
    <>
      <Line about={words.text('settings.thumbnails.about')}>
        <Choose
          label={words.text('settings.thumbnails')}
          choices={withOwn(rooms, thumbnailBytes).map((bytes) => ({
            id: String(bytes),
            text: words.size(bytes),
          }))}
          value={String(thumbnailBytes)}
          onChange={(bytes) => void changeSettings({ thumbnailBytes: Number(bytes) })}
        />
      </Line>
      <Line about={words.text('settings.kept.about')}>
        <Choose
          label={words.text('settings.kept')}
          choices={[
            ...withOwn(days, keptDays ?? 90).map((count) => ({
              id: String(count),
              text: words.text('settings.kept.days', { days: count }),
            })),
            { id: 'always', text: words.text('settings.kept.always') },
          ]}
          value={keptDays === null ? 'always' : String(keptDays)}
          onChange={(chosen) =>
            void changeSettings({ keptDays: chosen === 'always' ? null : Number(chosen) })
          }
        />
      </Line>
    </>
  );
}

function Line({ about, children }: { about: string; children: ReactNode }) {
  return (
    <div className="flex flex-col gap-1">
      {children}
      <p className="text-12 text-pretty text-ink-faint">{about}</p>
    </div>
  );
}
