import { metadataRuleSchema } from '../../../contract/metadata.ts';
import type { Settings } from '../../../contract/settings.ts';
import { SegmentedControl, Switch } from '../../components/fields.tsx';
import { useTranslator } from '../../i18n-context.tsx';
import { useActions } from '../../window-context.tsx';
import { Resettable } from './Resettable.tsx';
import { SettingsSection } from './SettingsSection.tsx';

/** Edits what is sent along with a picture beside what is visible in it. */
export function PrivacySettings({ settings }: { settings: Settings }) {
  const i18n = useTranslator();
  const { changeSettings } = useActions();
  const { metadata } = settings;
  return (
    <SettingsSection title={i18n.t('settings.privacy')}>
      <Resettable of="metadata">
        <div className="flex flex-col gap-1">
          <SegmentedControl
            label={i18n.t('settings.metadata')}
            choices={metadataRuleSchema.options.map((id) => ({
              id,
              text: i18n.t(`settings.metadata.${id}`),
            }))}
            value={metadata}
            onChange={(chosen) => void changeSettings({ metadata: chosen })}
          />
          <p className="text-12 text-pretty text-ink-faint">{i18n.t('settings.metadata.about')}</p>
          {metadata === 'hold' && (
            <p className="text-12 text-pretty text-ink-faint">{i18n.t('settings.metadata.ask.about')}</p>
          )}
          {metadata === 'keep' && (
            <p className="text-12 text-pretty text-warn">{i18n.t('settings.metadata.keep.about')}</p>
          )}
        </div>
      </Resettable>
      {metadata !== 'keep' && (
        <Resettable of="keepProvenance">
          <Switch
            label={i18n.t('settings.provenance')}
            about={i18n.t('settings.provenance.about')}
            isSelected={settings.keepProvenance}
            onChange={(keepProvenance) => void changeSettings({ keepProvenance })}
          />
        </Resettable>
      )}
      <Resettable of="sendFileName">
        <Switch
          label={i18n.t('settings.file-name')}
          about={i18n.t('settings.file-name.about')}
          isSelected={settings.sendFileName}
          onChange={(sendFileName) => void changeSettings({ sendFileName })}
        />
      </Resettable>
    </SettingsSection>
  );
}
