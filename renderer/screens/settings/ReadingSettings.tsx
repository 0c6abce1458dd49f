import { Download, Trash2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { readingLanguages } from '../../../contract/names.ts';
import {
  lookChoiceSchema,
  lookWaySchema,
  privateKindSchema,
  type ReadingLanguage,
  type ReadingState,
} from '../../../contract/reading.ts';
import type { Settings } from '../../../contract/settings.ts';
import { Button, IconButton } from '../../components/Button.tsx';
import { SelectField } from '../../components/fields.tsx';
import { ToggleChips } from '../../components/ToggleChips.tsx';
import { useTranslator } from '../../i18n-context.tsx';
import { privateKindTexts } from '../../text/private-kinds.ts';
import { useActions } from '../../window-context.tsx';
import { Resettable } from './Resettable.tsx';
import { SettingsSection } from './SettingsSection.tsx';
import { WordSearchSettings } from './WordSearchSettings.tsx';

/** Edits what is read in pictures: in which languages, and what is looked for before they go. */
export function ReadingSettings({ settings }: { settings: Settings }) {
  const i18n = useTranslator();
  const { changeSettings } = useActions();
  const { lookBefore, lookKinds, lookAllowed } = settings;
  return (
    <SettingsSection title={i18n.t('reading.section')}>
      <Languages settings={settings} />
      <WordSearchSettings settings={settings} />
      <Resettable of="lookBefore">
        <div className="flex flex-col gap-3">
          <div className="flex flex-col gap-1">
            <h3 className="text-13">{i18n.t('look.title')}</h3>
            <p className="text-12 text-pretty text-ink-faint">{i18n.t('look.about')}</p>
          </div>
          {lookWaySchema.options.map((way) => (
            <SelectField
              key={way}
              label={i18n.t(`look.way.${way}`)}
              choices={lookChoiceSchema.options.map((id) => ({ id, text: i18n.t(`look.choice.${id}`) }))}
              value={lookBefore[way]}
              onChange={(chosen) => void changeSettings({ lookBefore: { ...lookBefore, [way]: chosen } })}
            />
          ))}
        </div>
      </Resettable>
      <Resettable of="lookKinds">
        <ToggleChips
          label={i18n.t('look.kinds')}
          about={i18n.t('look.kinds.about')}
          choices={privateKindSchema.options.map((id) => ({ id, text: i18n.t(privateKindTexts[id]) }))}
          value={lookKinds}
          onChange={(chosen) => void changeSettings({ lookKinds: chosen })}
        />
      </Resettable>
      {lookAllowed.length > 0 && (
        <div className="flex flex-col gap-2">
          <h3 className="text-13">{i18n.t('look.allowed')}</h3>
          <ul className="flex flex-col gap-1">
            {lookAllowed.map((one) => (
              <li key={`${one.way} ${one.kind}`} className="flex items-center justify-between gap-4">
                <span className="text-12 text-ink-soft">
                  {i18n.t('look.allowed.one', {
                    way: i18n.t(`look.way.${one.way}`),
                    kind: i18n.t(privateKindTexts[one.kind]),
                  })}
                </span>
                <IconButton
                  icon={Trash2}
                  label={i18n.t('look.allowed.end')}
                  onPress={() =>
                    void changeSettings({ lookAllowed: lookAllowed.filter((other) => other !== one) })
                  }
                />
              </li>
            ))}
          </ul>
        </div>
      )}
    </SettingsSection>
  );
}

function Languages({ settings }: { settings: Settings }) {
  const i18n = useTranslator();
  const { readingState, downloadLanguage, removeLanguage, changeSettings } = useActions();
  const [state, setState] = useState<ReadingState | null>(null);
  const [coming, setComing] = useState<ReadingLanguage | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is read follows these two settings
  useEffect(() => {
    let isShown = true;
    void readingState().then((now) => isShown && setState(now));
    return () => {
      isShown = false;
    };
  }, [readingState, settings.language, settings.readingLanguages]);
  if (!state) return null;
  const nameOf = (language: ReadingLanguage) =>
    new Intl.DisplayNames([i18n.language], { type: 'language' }).of(readingLanguages[language]) ?? language;
  const download = async (language: ReadingLanguage) => {
    setComing(language);
    setState((await downloadLanguage(language)) ?? state);
    setComing(null);
  };
  const here = state.languages.filter(({ source }) => source !== null);
  return (
    <div className="flex flex-col gap-3">
      <p className="text-12 text-pretty text-ink-faint">{i18n.t('reading.about')}</p>
      <ul className="flex flex-col gap-1">
        {state.languages.map(({ language, source, download: bytes, isComing }) => (
          <li key={language} className="flex min-h-8 items-center justify-between gap-4">
            <span className="text-13">{nameOf(language)}</span>
            {source === 'system' && (
              <span className="text-12 text-ink-faint">{i18n.t('reading.language.system')}</span>
            )}
            {source === 'download' && (
              <IconButton
                icon={Trash2}
                label={i18n.t('reading.language.remove', { language: nameOf(language) })}
                onPress={() => void removeLanguage(language).then((now) => now && setState(now))}
              />
            )}
            {source === null && bytes === null && (
              <span className="text-12 text-pretty text-ink-faint">{i18n.t('reading.language.none')}</span>
            )}
            {source === null && bytes !== null && (
              <Button
                icon={Download}
                isDisabled={isComing || coming !== null}
                onPress={() => void download(language)}
              >
                {i18n.t(coming === language ? 'reading.language.coming' : 'reading.language.download', {
                  size: i18n.formatSize(bytes),
                })}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {here.length > 0 && (
        <Resettable of="readingLanguages">
          <ToggleChips
            label={i18n.t('reading.languages')}
            about={i18n.t('reading.languages.about')}
            choices={here.map(({ language }) => ({ id: language, text: nameOf(language) }))}
            value={settings.readingLanguages ?? state.reads}
            onChange={(chosen) =>
              void changeSettings({ readingLanguages: chosen.length > 0 ? chosen : null })
            }
          />
        </Resettable>
      )}
    </div>
  );
}
