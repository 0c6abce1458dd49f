import { RotateCcw } from 'lucide-react';
import type { Consent, Settings } from '../../../contract/records.ts';
import { consentSentence } from '../../../i18n/consent.ts';
import { IconButton } from '../../components/Button.tsx';
import { Choose } from '../../components/fields.tsx';
import { useWords } from '../../i18n-context.tsx';
import { useIntents, useWindow } from '../../window-context.tsx';
import { Section } from './SettingsSection.tsx';

const offered = [0, 1, 3, 5, 10, 20, 30];

/** How long an upload can be called back, and what goes without a question by now. */
export function ConsentSettings({ settings }: { settings: Settings }) {
  const words = useWords();
  const { changeSettings } = useIntents();
  const seconds = (ms: number) => {
    const chosen = ms / 1000;
    return [...new Set([...offered, chosen])]
      .sort((a, b) => a - b)
      .map((each) => ({ id: String(each), text: words.text('grace.seconds', { seconds: each }) }));
  };
  const { graceMs, clipboardWatchGraceMs, consents } = settings;
  return (
    <Section title={words.text('grace.section')}>
      <div className="flex flex-col gap-1">
        <Choose
          label={words.text('grace.everything')}
          choices={seconds(graceMs)}
          value={String(graceMs / 1000)}
          onChange={(chosen) => void changeSettings({ graceMs: Number(chosen) * 1000 })}
        />
        <p className="text-12 text-pretty text-ink-faint">{words.text('grace.everything.about')}</p>
      </div>
      <Choose
        label={words.text('grace.clipboard-watch')}
        choices={seconds(clipboardWatchGraceMs)}
        value={String(clipboardWatchGraceMs / 1000)}
        onChange={(chosen) => void changeSettings({ clipboardWatchGraceMs: Number(chosen) * 1000 })}
      />
      <div className="flex flex-col gap-2">
        <h3 className="text-13">{words.text('consent.given')}</h3>
        {consents.length === 0 ? (
          <p className="text-12 text-pretty text-ink-faint">{words.text('consent.given.none')}</p>
        ) : (
          <ul className="flex flex-col gap-1">
            {consents.map((consent) => (
              <Given
                key={JSON.stringify(consent)}
                consent={consent}
                onAskAgain={() =>
                  void changeSettings({ consents: consents.filter((one) => one !== consent) })
                }
              />
            ))}
          </ul>
        )}
      </div>
    </Section>
  );
}

function Given({ consent, onAskAgain }: { consent: Consent; onAskAgain: () => void }) {
  const words = useWords();
  const isPractice = useWindow((state) => state.mirror?.capabilities.host.isSandbox ?? false);
  const { account } = consent;
  // Its id is `<host>:<username>`, and stays what it was when it is signed out.
  const username = account === null ? null : account.slice(account.indexOf(':') + 1);
  return (
    <li className="flex items-start justify-between gap-4">
      <span className="min-w-0 py-1 text-12 text-pretty [overflow-wrap:anywhere] text-ink-soft">
        {consentSentence(words, { ...consent, username, isPractice })}
      </span>
      <IconButton icon={RotateCcw} label={words.text('consent.ask-again')} onPress={onAskAgain} />
    </li>
  );
}
