import { KeyRound, Unplug } from 'lucide-react';
import { useState } from 'react';
import type { SignInRequest } from '../../contract/web.ts';
import { Button } from '../components/Button.tsx';
import { EmptyState } from '../components/EmptyState.tsx';
import { TextField } from '../components/fields.tsx';
import type { SignInOutcome } from './page-session.ts';
import { useBrowserTranslator } from './use-browser-translator.ts';

/** What to say of a sign-in that failed. */
const failures = {
  refused: 'web.sign-in.refused',
  'too-often': 'web.sign-in.too-often',
  unreachable: 'web.sign-in.unreachable',
} as const;

/** Asks for the key where there is no session, and says how to get a link in place of it. */
export function SignInPage({
  linkFailed,
  signIn,
}: {
  /** True if somebody came by a link that does not work any more. */
  linkFailed: boolean;
  signIn: (request: SignInRequest) => Promise<SignInOutcome>;
}) {
  const i18n = useBrowserTranslator();
  const [key, setKey] = useState('');
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<keyof typeof failures | null>(null);
  if (!i18n) return null;
  return (
    <main className="h-full bg-sheet">
      <EmptyState
        icon={KeyRound}
        isWholeScreen
        title={i18n.t('web.sign-in.title')}
        text={
          <>
            {linkFailed && <span role="alert">{i18n.t('web.sign-in.used-link')} </span>}
            {i18n.t('web.sign-in.text', { command: 'snapferry web-link' })}
          </>
        }
      >
        <form
          className="flex w-80 max-w-full flex-col gap-3 text-left"
          onSubmit={async (event) => {
            event.preventDefault();
            setIsBusy(true);
            const outcome = await signIn({ key: key.trim() });
            setIsBusy(false);
            setFailure(outcome === 'done' ? null : outcome);
          }}
        >
          <TextField
            mono
            autoFocus
            type="password"
            autoComplete="current-password"
            label={i18n.t('web.sign-in.key')}
            about={i18n.t('web.sign-in.key.about')}
            failure={failure && i18n.t(failures[failure])}
            value={key}
            onChange={(text) => {
              setKey(text);
              setFailure(null);
            }}
          />
          <Button type="submit" variant="primary" isDisabled={isBusy || key.trim() === ''}>
            {i18n.t('web.sign-in.action')}
          </Button>
        </form>
      </EmptyState>
    </main>
  );
}

/** Says that nothing answers, before there is a window to say it in. */
export function UnreachablePage() {
  const i18n = useBrowserTranslator();
  if (!i18n) return null;
  return (
    <main className="h-full bg-sheet">
      <EmptyState
        icon={Unplug}
        tone="bad"
        isWholeScreen
        title={i18n.t('web.unreachable.title')}
        text={i18n.t('engine.unreachable')}
      />
    </main>
  );
}
