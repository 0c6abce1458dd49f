import { notificationChoices, type Settings } from '../../../contract/settings.ts';
import { SegmentedControl, Switch } from '../../components/fields.tsx';
import { useTranslator } from '../../i18n-context.tsx';
import { useActions } from '../../window-context.tsx';
import { Resettable } from './Resettable.tsx';
import { SettingsSection } from './SettingsSection.tsx';

/** Edits what the system's notifications tell of. */
export function NotificationSettings({ settings }: { settings: Settings }) {
  const i18n = useTranslator();
  const { changeSettings } = useActions();
  return (
    <SettingsSection title={i18n.t('notify.section')}>
      <Resettable of="notifications">
        <div className="flex flex-col gap-1">
          <SegmentedControl
            label={i18n.t('notify.about-what')}
            choices={notificationChoices.map((id) => ({ id, text: i18n.t(`notify.${id}`) }))}
            value={settings.notifications}
            onChange={(notifications) => void changeSettings({ notifications })}
          />
          <p className="text-12 text-pretty text-ink-faint">{i18n.t('notify.about')}</p>
        </div>
      </Resettable>
      {settings.notifications !== 'off' && (
        <>
          <Resettable of="notificationSound">
            <Switch
              label={i18n.t('notify.sound')}
              isSelected={settings.notificationSound}
              onChange={(notificationSound) => void changeSettings({ notificationSound })}
            />
          </Resettable>
          <Resettable of="notifyInFront">
            <Switch
              label={i18n.t('notify.in-front')}
              about={i18n.t('notify.in-front.about')}
              isSelected={settings.notifyInFront}
              onChange={(notifyInFront) => void changeSettings({ notifyInFront })}
            />
          </Resettable>
        </>
      )}
    </SettingsSection>
  );
}
