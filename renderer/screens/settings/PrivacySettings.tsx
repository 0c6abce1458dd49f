import { metadataRuleSchema } from '../../../contract/metadata.ts';
import type { Settings } from '../../../contract/records.ts';
import { SegmentedControl, Switch } from '../../components/fields.tsx';
import { useTranslator } from '../../i18n-context.tsx';
import { useActions } from '../../window-context.tsx';
import { SettingsSection } from './SettingsSection.tsx';

/** What goes along with a picture that nobody sees in it. */
export function PrivacySettings({ settings }: { settings: Settings }) {
  const words = useTranslator();
  const { changeSettings } = useActions();
  const { metadata } = settings;
  return (
    <SettingsSection title={words.t('settings.privacy')}>
      <div className="flex flex-col gap-1">
        <SegmentedControl
          label={words.t('settings.metadata')}
          choices={metadataRuleSchema.options.map((id) => ({
            id,
            text: words.t(`settings.metadata.${id}`),
          }))}
          value={metadata}
          onChange={(chosen) => void changeSettings({ metadata: chosen })}
        />
        <p className="text-12 text-pretty text-ink-faint">{words.t('settings.metadata.about')}</p>
        {metadata === 'hold' && (
          <p className="text-12 text-pretty text-ink-faint">{words.t('settings.metadata.ask.about')}</p>
        )}
        {metadata === 'keep' && (
          <p className="text-12 text-pretty text-warn">{words.t('settings.metadata.keep.about')}</p>
        )}
      </div>
      {metadata !== 'keep' && (
        <Switch
          label={words.t('settings.provenance')}
          about={words.t('settings.provenance.about')}
          isSelected={settings.keepProvenance}
          onChange={(keepProvenance) => void changeSettings({ keepProvenance })}
        />
      )}
      <Switch
        label={words.t('settings.file-name')}
        about={words.t('settings.file-name.about')}
        isSelected={settings.sendFileName}
        onChange={(sendFileName) => void changeSettings({ sendFileName })}
      />
    </SettingsSection>
  );
}
