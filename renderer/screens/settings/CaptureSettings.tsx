import { FolderOpen, RotateCcw, TriangleAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import { type CapturePermission, captureDelays } from '../../../contract/capture.ts';
import { recordingLimits } from '../../../contract/recording.ts';
import type { Settings } from '../../../contract/settings.ts';
import { Button, IconButton } from '../../components/Button.tsx';
import { SegmentedControl, Switch } from '../../components/fields.tsx';
import { useTranslator } from '../../i18n-context.tsx';
import { useActions, useCaptureActions } from '../../window-context.tsx';
import { Resettable } from './Resettable.tsx';
import { SettingsSection } from './SettingsSection.tsx';

/** Edits the settings of captures, and shows what prevents them on this system. */
export function CaptureSettings({ settings }: { settings: Settings }) {
  const i18n = useTranslator();
  const { changeSettings } = useActions();
  const { captureThen: then, captureDelay, captureCard } = settings;
  const choose = (change: Partial<Settings['captureThen']>) => {
    const next = { ...then, ...change };
    // At least one action has to remain: the last one cannot be switched off.
    if (next.upload || next.save || next.copy) void changeSettings({ captureThen: next });
  };
  return (
    <SettingsSection title={i18n.t('settings.capture')}>
      <Permission />
      <Resettable of="captureThen">
        <div className="flex flex-col gap-3">
          <div>
            <h3 className="text-13">{i18n.t('settings.capture.then')}</h3>
            <p className="text-12 text-pretty text-ink-faint">{i18n.t('settings.capture.then.about')}</p>
          </div>
          <Switch
            label={i18n.t('settings.capture.upload')}
            isSelected={then.upload}
            onChange={(upload) => choose({ upload })}
          />
          {then.upload && (
            <Switch
              label={i18n.t('settings.capture.edit')}
              about={i18n.t('settings.capture.edit.about')}
              isSelected={then.edit}
              onChange={(edit) => choose({ edit })}
            />
          )}
          <Switch
            label={i18n.t('settings.capture.save')}
            isSelected={then.save}
            onChange={(save) => choose({ save })}
          />
          {then.save && <Folder chosen={settings.captureFolder} />}
          <Switch
            label={i18n.t('settings.capture.copy')}
            about={i18n.t('settings.capture.copy.about')}
            isSelected={then.copy}
            onChange={(copy) => choose({ copy })}
          />
        </div>
      </Resettable>
      <Resettable of="captureAtOnce">
        <Switch
          label={i18n.t('settings.capture.at-once')}
          about={i18n.t('settings.capture.at-once.about')}
          isSelected={settings.captureAtOnce}
          onChange={(captureAtOnce) => void changeSettings({ captureAtOnce })}
        />
      </Resettable>
      <Resettable of="captureDelay">
        <SegmentedControl
          label={i18n.t('settings.capture.delay')}
          choices={captureDelays.map((seconds) => ({
            id: String(seconds),
            text: i18n.t('settings.capture.delay.value', { seconds }),
          }))}
          value={String(captureDelay)}
          onChange={(chosen) => {
            const delay = captureDelays.find((seconds) => String(seconds) === chosen);
            if (delay !== undefined) void changeSettings({ captureDelay: delay });
          }}
        />
      </Resettable>
      <Resettable of="recordingSeconds">
        <div>
          <SegmentedControl
            label={i18n.t('settings.recording.limit')}
            choices={recordingLimits.map((seconds) => ({
              id: String(seconds),
              text: i18n.t('settings.capture.delay.value', { seconds }),
            }))}
            value={String(settings.recordingSeconds)}
            onChange={(chosen) => {
              const limit = recordingLimits.find((seconds) => String(seconds) === chosen);
              if (limit !== undefined) void changeSettings({ recordingSeconds: limit });
            }}
          />
          <p className="pt-1 text-12 text-pretty text-ink-faint">
            {i18n.t('settings.recording.limit.about')}
          </p>
        </div>
      </Resettable>
      <Resettable of="captureCard">
        <Switch
          label={i18n.t('settings.capture.card')}
          about={i18n.t('settings.capture.card.about')}
          isSelected={captureCard}
          onChange={(isShown) => void changeSettings({ captureCard: isShown })}
        />
      </Resettable>
    </SettingsSection>
  );
}

function Folder({ chosen }: { chosen: string | null }) {
  const i18n = useTranslator();
  const { changeSettings } = useActions();
  const { readFolder, chooseFolder } = useCaptureActions();
  const [usual, setUsual] = useState('');
  useEffect(() => {
    void readFolder().then((answer) => setUsual(answer?.path ?? ''));
  }, [readFolder]);
  return (
    <div className="flex items-center gap-2 rounded-md border border-line bg-ground py-1 pr-1 pl-3">
      <FolderOpen size={16} aria-hidden className="shrink-0 text-ink-soft" />
      <span className="min-w-0 flex-1 truncate text-12 select-text">{chosen ?? usual}</span>
      {chosen !== null && (
        <IconButton
          icon={RotateCcw}
          label={i18n.t('settings.capture.folder.default')}
          onPress={() => void changeSettings({ captureFolder: null })}
        />
      )}
      <Button onPress={() => void chooseFolder()}>{i18n.t('settings.capture.folder.choose')}</Button>
    </div>
  );
}

function Permission() {
  const i18n = useTranslator();
  const { readPermission: ask, openPermission } = useCaptureActions();
  const [ability, setAbility] = useState<CapturePermission>('ready');
  useEffect(() => {
    const look = () => void ask().then((answer) => answer && setAbility(answer.ability));
    look();
    // The permission may have been granted in the system's settings.
    addEventListener('focus', look);
    return () => removeEventListener('focus', look);
  }, [ask]);
  if (ability === 'ready') return null;
  return (
    <div className="flex flex-wrap items-center justify-between gap-3">
      <p className="flex min-w-48 flex-1 items-start gap-1.5 text-12 text-pretty text-ink-soft">
        <TriangleAlert size={16} aria-hidden className="shrink-0 text-warn" />
        {i18n.t(`settings.capture.${ability}`)}
      </p>
      {ability === 'denied' && (
        <Button onPress={() => void openPermission()}>{i18n.t('settings.capture.denied.open')}</Button>
      )}
    </div>
  );
}
