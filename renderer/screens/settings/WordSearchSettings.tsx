import { useEffect, useState } from 'react';
import type { ReadingState } from '../../../contract/reading.ts';
import type { Settings } from '../../../contract/settings.ts';
import { Switch } from '../../components/fields.tsx';
import { useTranslator } from '../../i18n-context.tsx';
import { useActions, useWindowState } from '../../window-context.tsx';
import { Resettable } from './Resettable.tsx';

/** Switches the search by words in pictures, and tells how far they are read. */
export function WordSearchSettings({ settings }: { settings: Settings }) {
  const i18n = useTranslator();
  const { changeSettings } = useActions();
  return (
    <div className="flex flex-col gap-1">
      <Resettable of="searchWords">
        <Switch
          label={i18n.t('words.search')}
          about={i18n.t('words.search.about')}
          isSelected={settings.searchWords}
          onChange={(isOn) => void changeSettings({ searchWords: isOn })}
        />
      </Resettable>
      {settings.searchWords && <Progress settings={settings} />}
    </div>
  );
}

function Progress({ settings }: { settings: Settings }) {
  const i18n = useTranslator();
  const { readingState } = useActions();
  const told = useWindowState((state) => state.mirror?.wordSearch ?? null);
  const [state, setState] = useState<ReadingState | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what can be read follows these two settings
  useEffect(() => {
    let isShown = true;
    void readingState().then((now) => isShown && setState(now));
    return () => {
      isShown = false;
    };
  }, [readingState, settings.language, settings.readingLanguages]);
  const search = told ?? state?.search;
  if (!state || !search) return null;
  const { read, failed, unread, isReading } = search;
  const canRead = state.reads.length > 0;
  const facts = [
    i18n.t('words.state', {
      read: i18n.formatNumber(read),
      count: i18n.formatNumber(read + failed + unread),
    }),
    failed > 0 && i18n.t('words.state.failed', { count: failed }),
    !canRead && i18n.t('words.state.no-language'),
    canRead && isReading && unread > 0 && i18n.t('words.state.reading'),
  ].filter((fact) => typeof fact === 'string');
  return (
    <p role="status" className="text-12 text-pretty text-ink-faint tabular-nums">
      {facts.join(' ')}
    </p>
  );
}
