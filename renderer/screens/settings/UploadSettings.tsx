import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { minBandwidth, parallelUploads } from '../../../contract/limits.ts';
import type { Settings } from '../../../contract/settings.ts';
import { SegmentedControl, Switch } from '../../components/fields.tsx';
import { AmountField, TimeOfDayField } from '../../components/quantity-fields.tsx';
import { useTranslator } from '../../i18n-context.tsx';
import { useActions } from '../../window-context.tsx';
import { Resettable } from './Resettable.tsx';
import { SettingsSection } from './SettingsSection.tsx';

/**
 * Bandwidth limits in bytes a second: the lowest that the engine accepts, the highest that is a limit at all, and the
 * initial one.
 */
const bandwidth = { least: minBandwidth, most: 1_000_000_000, first: 1_000_000 };

const units = { kilobytes: 1_000, megabytes: 1_000_000 } as const;
type Unit = keyof typeof units;

/** Initial quiet hours: from eleven at night until seven. */
const firstQuietHours = { from: 23 * 60, to: 7 * 60 };

/** Edits speed and time of uploads. */
export function UploadSettings({ settings }: { settings: Settings }) {
  const i18n = useTranslator();
  return (
    <SettingsSection title={i18n.t('settings.sending')}>
      <Resettable of="maxParallelUploads">
        <ParallelSettings count={settings.maxParallelUploads} />
      </Resettable>
      <Resettable of="bandwidthLimit">
        <BandwidthSettings limit={settings.bandwidthLimit} />
      </Resettable>
      <Resettable of="quietHours">
        <QuietHoursSettings quiet={settings.quietHours} />
      </Resettable>
      <ConversionSettings settings={settings} />
      <AddressSettings settings={settings} />
    </SettingsSection>
  );
}

/** Edits what happens to pictures that the host does not accept as they are. */
function ConversionSettings({ settings }: { settings: Settings }) {
  const i18n = useTranslator();
  const { changeSettings } = useActions();
  return (
    <div className="flex flex-col gap-3">
      <Resettable of="convertTypes">
        <Switch
          label={i18n.t('settings.convert')}
          about={i18n.t('settings.convert.about')}
          isSelected={settings.convertTypes}
          onChange={(convertTypes) => void changeSettings({ convertTypes })}
        />
      </Resettable>
      <Resettable of="fitSize">
        <Switch
          label={i18n.t('settings.fit')}
          about={i18n.t('settings.fit.about')}
          isSelected={settings.fitSize}
          onChange={(fitSize) => void changeSettings({ fitSize })}
        />
      </Resettable>
    </div>
  );
}

/** Edits who downloads a picture given as a URL. */
function AddressSettings({ settings }: { settings: Settings }) {
  const i18n = useTranslator();
  const { changeSettings } = useActions();
  return (
    <div className="flex flex-col gap-3">
      <Resettable of="fetchBy">
        <SegmentedControl
          label={i18n.t('settings.fetch')}
          choices={(['host', 'here'] as const).map((id) => ({ id, text: i18n.t(`settings.fetch.${id}`) }))}
          value={settings.fetchBy}
          onChange={(fetchBy) => void changeSettings({ fetchBy })}
        />
      </Resettable>
      <p className="text-12 text-pretty text-ink-faint">{i18n.t('settings.fetch.about')}</p>
      <Resettable of="fetchPrivate">
        <Switch
          label={i18n.t('settings.fetch.private')}
          about={i18n.t('settings.fetch.private.about')}
          isSelected={settings.fetchPrivate}
          onChange={(fetchPrivate) => void changeSettings({ fetchPrivate })}
        />
      </Resettable>
    </div>
  );
}

/** Edits the number of parallel uploads. */
function ParallelSettings({ count }: { count: Settings['maxParallelUploads'] }) {
  const i18n = useTranslator();
  const { changeSettings } = useActions();
  return (
    <AmountField
      label={i18n.t('settings.parallel')}
      about={i18n.t('settings.parallel.about')}
      value={count}
      {...parallelUploads}
      step={1}
      onChange={(maxParallelUploads) => void changeSettings({ maxParallelUploads })}
    />
  );
}

function BandwidthSettings({ limit }: { limit: Settings['bandwidthLimit'] }) {
  const i18n = useTranslator();
  const { changeSettings } = useActions();
  const [chosen, setChosen] = useState<Unit | null>(null);
  const unit = chosen ?? ((limit ?? bandwidth.first) >= units.megabytes ? 'megabytes' : 'kilobytes');
  const bytes = units[unit];
  return (
    <div className="flex flex-col gap-3">
      <Switch
        label={i18n.t('settings.bandwidth')}
        about={i18n.t('settings.bandwidth.about')}
        isSelected={limit !== null}
        onChange={(isLimited) => void changeSettings({ bandwidthLimit: isLimited ? bandwidth.first : null })}
      />
      {limit !== null && (
        <div className="flex flex-wrap items-end gap-2">
          <AmountField
            // Another unit has other bounds and steps, so the field is recreated.
            key={unit}
            label={i18n.t('settings.bandwidth.most')}
            value={limit / bytes}
            min={bandwidth.least / bytes}
            max={bandwidth.most / bytes}
            step={unit === 'megabytes' ? 0.01 : 1}
            onChange={(amount) => void changeSettings({ bandwidthLimit: Math.round(amount * bytes) })}
          />
          <SegmentedControl
            label={i18n.t('settings.bandwidth.unit')}
            isLabelHidden
            choices={(['kilobytes', 'megabytes'] as const).map((id) => ({
              id,
              text: i18n.t(`settings.bandwidth.${id}`),
            }))}
            value={unit}
            onChange={setChosen}
          />
        </div>
      )}
    </div>
  );
}

function QuietHoursSettings({ quiet }: { quiet: Settings['quietHours'] }) {
  const i18n = useTranslator();
  const { changeSettings } = useActions();
  return (
    <div className="flex flex-col gap-3">
      <Switch
        label={i18n.t('settings.quiet')}
        about={i18n.t('settings.quiet.about')}
        isSelected={quiet !== null}
        onChange={(isQuiet) => void changeSettings({ quietHours: isQuiet ? firstQuietHours : null })}
      />
      {quiet && (
        <div className="flex flex-wrap gap-4">
          <TimeOfDayField
            label={i18n.t('settings.quiet.from')}
            value={quiet.from}
            onChange={(from) => void changeSettings({ quietHours: { ...quiet, from } })}
          />
          <TimeOfDayField
            label={i18n.t('settings.quiet.to')}
            value={quiet.to}
            onChange={(to) => void changeSettings({ quietHours: { ...quiet, to } })}
          />
        </div>
      )}
      {quiet && quiet.from === quiet.to && (
        <p className="flex items-center gap-1.5 text-12 text-warn">
          <TriangleAlert size={12} aria-hidden className="shrink-0" />
          {i18n.t('settings.quiet.same')}
        </p>
      )}
    </div>
  );
}
