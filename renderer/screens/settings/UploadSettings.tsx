import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import type { Settings } from '../../../contract/records.ts';
import { Segments, Switch } from '../../components/fields.tsx';
import { Amount, TimeOfDay } from '../../components/quantity-fields.tsx';
import { useWords } from '../../i18n-context.tsx';
import { useIntents } from '../../window-context.tsx';
import { Section } from './SettingsSection.tsx';

/** Bytes a second: the least that the engine takes, the most that is a limit at all, and where one begins. */
const bandwidth = { least: 20_000, most: 1_000_000_000, first: 1_000_000 };

const units = { kilobytes: 1_000, megabytes: 1_000_000 } as const;
type Unit = keyof typeof units;

/** At first: from eleven at night until seven. */
const firstQuietHours = { from: 23 * 60, to: 7 * 60 };

/** How fast and when pictures are sent. */
export function SendingSettings({ settings }: { settings: Settings }) {
  const words = useWords();
  return (
    <Section title={words.text('settings.sending')}>
      <Bandwidth limit={settings.bandwidthLimit} />
      <QuietHours quiet={settings.quietHours} />
      <Conversion settings={settings} />
      <Addresses settings={settings} />
    </Section>
  );
}

/** What becomes of pictures that the host does not take as they are. */
function Conversion({ settings }: { settings: Settings }) {
  const words = useWords();
  const { changeSettings } = useIntents();
  return (
    <div className="flex flex-col gap-3">
      <Switch
        label={words.text('settings.convert')}
        about={words.text('settings.convert.about')}
        isSelected={settings.convertTypes}
        onChange={(convertTypes) => void changeSettings({ convertTypes })}
      />
      <Switch
        label={words.text('settings.fit')}
        about={words.text('settings.fit.about')}
        isSelected={settings.fitSize}
        onChange={(fitSize) => void changeSettings({ fitSize })}
      />
    </div>
  );
}

/** Who fetches what is handed over as a web address. */
function Addresses({ settings }: { settings: Settings }) {
  const words = useWords();
  const { changeSettings } = useIntents();
  return (
    <div className="flex flex-col gap-3">
      <Segments
        label={words.text('settings.fetch')}
        choices={(['host', 'here'] as const).map((id) => ({ id, text: words.text(`settings.fetch.${id}`) }))}
        value={settings.fetchBy}
        onChange={(fetchBy) => void changeSettings({ fetchBy })}
      />
      <p className="text-12 text-pretty text-ink-faint">{words.text('settings.fetch.about')}</p>
      <Switch
        label={words.text('settings.fetch.private')}
        about={words.text('settings.fetch.private.about')}
        isSelected={settings.fetchPrivate}
        onChange={(fetchPrivate) => void changeSettings({ fetchPrivate })}
      />
    </div>
  );
}

function Bandwidth({ limit }: { limit: Settings['bandwidthLimit'] }) {
  const words = useWords();
  const { changeSettings } = useIntents();
  const [chosen, setChosen] = useState<Unit | null>(null);
  const unit = chosen ?? ((limit ?? bandwidth.first) >= units.megabytes ? 'megabytes' : 'kilobytes');
  const bytes = units[unit];
  return (
    <div className="flex flex-col gap-3">
      <Switch
        label={words.text('settings.bandwidth')}
        about={words.text('settings.bandwidth.about')}
        isSelected={limit !== null}
        onChange={(isLimited) => void changeSettings({ bandwidthLimit: isLimited ? bandwidth.first : null })}
      />
      {limit !== null && (
        <div className="flex flex-wrap items-end gap-2">
          <Amount
            // Bounds and steps are another field's with another unit.
            key={unit}
            label={words.text('settings.bandwidth.most')}
            value={limit / bytes}
            min={bandwidth.least / bytes}
            max={bandwidth.most / bytes}
            step={unit === 'megabytes' ? 0.01 : 1}
            onChange={(amount) => void changeSettings({ bandwidthLimit: Math.round(amount * bytes) })}
          />
          <Segments
            label={words.text('settings.bandwidth.unit')}
            isLabelHidden
            choices={(['kilobytes', 'megabytes'] as const).map((id) => ({
              id,
              text: words.text(`settings.bandwidth.${id}`),
            }))}
            value={unit}
            onChange={setChosen}
          />
        </div>
      )}
    </div>
  );
}

function QuietHours({ quiet }: { quiet: Settings['quietHours'] }) {
  const words = useWords();
  const { changeSettings } = useIntents();
  return (
    <div className="flex flex-col gap-3">
      <Switch
        label={words.text('settings.quiet')}
        about={words.text('settings.quiet.about')}
        isSelected={quiet !== null}
        onChange={(isQuiet) => void changeSettings({ quietHours: isQuiet ? firstQuietHours : null })}
      />
      {quiet && (
        <div className="flex flex-wrap gap-4">
          <TimeOfDay
            label={words.text('settings.quiet.from')}
            value={quiet.from}
            onChange={(from) => void changeSettings({ quietHours: { ...quiet, from } })}
          />
          <TimeOfDay
            label={words.text('settings.quiet.to')}
            value={quiet.to}
            onChange={(to) => void changeSettings({ quietHours: { ...quiet, to } })}
          />
        </div>
      )}
      {quiet && quiet.from === quiet.to && (
        <p className="flex items-center gap-1.5 text-12 text-warn">
          <TriangleAlert size={12} aria-hidden className="shrink-0" />
          {words.text('settings.quiet.same')}
        </p>
      )}
    </div>
  );
}
