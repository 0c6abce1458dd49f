import type { ReactNode } from 'react';
import type { Settings } from '../../../contract/settings.ts';
import { SelectField } from '../../components/fields.tsx';
import { useTranslator } from '../../i18n-context.tsx';
import { useActions } from '../../window-context.tsx';
import { Resettable } from './Resettable.tsx';

const sizeChoices = [100_000_000, 500_000_000, 1_000_000_000, 5_000_000_000, 20_000_000_000];
const dayChoices = [7, 30, 90, 365];

/** Edits size and age limits of stored files that can be recreated or are no longer needed. */
export function StoredFilesSettings({ settings }: { settings: Settings }) {
  const i18n = useTranslator();
  const { changeSettings } = useActions();
  const { thumbnailBytes, keptDays } = settings;
  const withOwn = (choices: readonly number[], own: number) =>
    [...new Set([...choices, own])].sort((a, b) => a - b);
  return (
    <>
      <Resettable of="thumbnailBytes">
        <SettingRow about={i18n.t('settings.thumbnails.about')}>
          <SelectField
            label={i18n.t('settings.thumbnails')}
            choices={withOwn(sizeChoices, thumbnailBytes).map((bytes) => ({
              id: String(bytes),
              text: i18n.formatSize(bytes),
            }))}
            value={String(thumbnailBytes)}
            onChange={(bytes) => void changeSettings({ thumbnailBytes: Number(bytes) })}
          />
        </SettingRow>
      </Resettable>
      <Resettable of="keptDays">
        <SettingRow about={i18n.t('settings.kept.about')}>
          <SelectField
            label={i18n.t('settings.kept')}
            choices={[
              ...withOwn(dayChoices, keptDays ?? 90).map((count) => ({
                id: String(count),
                text: i18n.t('settings.kept.days', { days: count }),
              })),
              { id: 'always', text: i18n.t('settings.kept.always') },
            ]}
            value={keptDays === null ? 'always' : String(keptDays)}
            onChange={(chosen) =>
              void changeSettings({ keptDays: chosen === 'always' ? null : Number(chosen) })
            }
          />
        </SettingRow>
      </Resettable>
    </>
  );
}

function SettingRow({ about, children }: { about: string; children: ReactNode }) {
  return (
    <div className="flex flex-col gap-1">
      {children}
      <p className="text-12 text-pretty text-ink-faint">{about}</p>
    </div>
  );
}
