import { metadataRuleSchema } from '../../../contract/metadata.ts';
import type { Settings } from '../../../contract/records.ts';
import { Segments, Switch } from '../../components/fields.tsx';
import { useWords } from '../../i18n-context.tsx';
import { useIntents } from '../../window-context.tsx';
import { Section } from './SettingsSection.tsx';

/** What goes along with a picture that nobody sees in it. */
export function PrivacySettings({ settings }: { settings: Settings }) {
  const words = useWords();
  const { changeSettings } = useIntents();
  const { metadata } = settings;
  return (
    <Section title={words.text('settings.privacy')}>
      <div className="flex flex-col gap-1">
        <Segments
          label={words.text('settings.metadata')}
          choices={metadataRuleSchema.options.map((id) => ({
            id,
            text: words.text(`settings.metadata.${id}`),
          }))}
          value={metadata}
          onChange={(chosen) => void changeSettings({ metadata: chosen })}
        />
        <p className="text-12 text-pretty text-ink-faint">{words.text('settings.metadata.about')}</p>
        {metadata === 'hold' && (
          <p className="text-12 text-pretty text-ink-faint">{words.text('settings.metadata.ask.about')}</p>
        )}
        {metadata === 'keep' && (
          <p className="text-12 text-pretty text-warn">{words.text('settings.metadata.keep.about')}</p>
        )}
      </div>
      {metadata !== 'keep' && (
        <Switch
          label={words.text('settings.provenance')}
          about={words.text('settings.provenance.about')}
          isSelected={settings.keepProvenance}
          onChange={(keepProvenance) => void changeSettings({ keepProvenance })}
        />
      )}
      <Switch
        label={words.text('settings.file-name')}
        about={words.text('settings.file-name.about')}
        isSelected={settings.sendFileName}
        onChange={(sendFileName) => void changeSettings({ sendFileName })}
      />
    </Section>
  );
}
