import { FolderOpen, RotateCcw, TriangleAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import { type CapturePermission, captureDelays } from '../../../contract/capture.ts';
import type { Settings } from '../../../contract/records.ts';
import { Button, IconButton } from '../../components/Button.tsx';
import { SegmentedControl, Switch } from '../../components/fields.tsx';
import { useTranslator } from '../../i18n-context.tsx';
import { useActions, useCaptureActions } from '../../window-context.tsx';
import { SettingsSection } from './SettingsSection.tsx';

/** Where captures go, and what is in their way on this system. */
export function CaptureSettings({ settings }: { settings: Settings }) {
  const words = useTranslator();
  const { changeSettings } = useActions();
  const { captureThen: then, captureDelay, captureCard } = settings;
  const choose = (change: Partial<Settings['captureThen']>) => {
    const next = { ...then, ...change };
    // Something has to become of it: the last one stays.
    if (next.upload || next.save || next.copy) void changeSettings({ captureThen: next });
  };
  return (
    <SettingsSection title={words.t('settings.capture')}>
      <Permission />
      <div className="flex flex-col gap-3">
        <div>
          <h3 className="text-13">{words.t('settings.capture.then')}</h3>
          <p className="text-12 text-pretty text-ink-faint">{words.t('settings.capture.then.about')}</p>
        </div>
        <Switch
          label={words.t('settings.capture.upload')}
          isSelected={then.upload}
          onChange={(upload) => choose({ upload })}
        />
        {then.upload && (
          <Switch
            label={words.t('settings.capture.edit')}
            about={words.t('settings.capture.edit.about')}
            isSelected={then.edit}
            onChange={(edit) => choose({ edit })}
          />
        )}
        <Switch
          label={words.t('settings.capture.save')}
          isSelected={then.save}
          onChange={(save) => choose({ save })}
        />
        {then.save && <Folder chosen={settings.captureFolder} />}
        <Switch
          label={words.t('settings.capture.copy')}
          about={words.t('settings.capture.copy.about')}
          isSelected={then.copy}
          onChange={(copy) => choose({ copy })}
        />
      </div>
      <SegmentedControl
        label={words.t('settings.capture.delay')}
        choices={captureDelays.map((seconds) => ({
          id: String(seconds),
          text: words.t('settings.capture.delay.value', { seconds }),
        }))}
        value={String(captureDelay)}
        onChange={(chosen) => {
          const delay = captureDelays.find((seconds) => String(seconds) === chosen);
          if (delay !== undefined) void changeSettings({ captureDelay: delay });
        }}
      />
      <Switch
        label={words.t('settings.capture.card')}
        about={words.t('settings.capture.card.about')}
        isSelected={captureCard}
        onChange={(isShown) => void changeSettings({ captureCard: isShown })}
      />
    </SettingsSection>
  );
}

function Folder({ chosen }: { chosen: string | null }) {
  const words = useTranslator();
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
          label={words.t('settings.capture.folder.default')}
          onPress={() => void changeSettings({ captureFolder: null })}
        />
      )}
      <Button onPress={() => void chooseFolder()}>{words.t('settings.capture.folder.choose')}</Button>
    </div>
  );
}

function Permission() {
  const words = useTranslator();
  const { readPermission: ask, openPermission } = useCaptureActions();
  const [ability, setAbility] = useState<CapturePermission>('ready');
  useEffect(() => {
    const look = () => void ask().then((answer) => answer && setAbility(answer.ability));
    look();
    // Permitted meanwhile, in the system's settings.
    addEventListener('focus', look);
    return () => removeEventListener('focus', look);
  }, [ask]);
  if (ability === 'ready') return null;
  return (
    <div className="flex flex-wrap items-center justify-between gap-3">
      <p className="flex min-w-48 flex-1 items-start gap-1.5 text-12 text-pretty text-ink-soft">
        <TriangleAlert size={16} aria-hidden className="shrink-0 text-warn" />
        {words.t(`settings.capture.${ability}`)}
      </p>
      {ability === 'denied' && (
        <Button onPress={() => void openPermission()}>{words.t('settings.capture.denied.open')}</Button>
      )}
    </div>
  );
}
