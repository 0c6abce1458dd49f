import { CircleCheck, Copy, Globe, LogIn } from 'lucide-react';
import { useState } from 'react';
import type { AccountsView, SignIn } from '../../../contract/accounts.ts';
import { failureWords } from '../../../i18n/errors.ts';
import { Button } from '../../components/Button.tsx';
import { TextField } from '../../components/fields.tsx';
import { Remark } from '../../components/inspector/Inspector.tsx';
import { useNow, useWords } from '../../i18n-context.tsx';
import { useIntents, useWindow } from '../../window-context.tsx';

/** Signing in: the ways to begin, and how the one stands that is under way. */
export function SignInCard({ view }: { view: AccountsView }) {
  const { signIn } = view;
  const isUnderWay = signIn?.state === 'waiting' || signIn?.state === 'checking';
  return (
    <div className="flex flex-col gap-3" aria-live="polite">
      {signIn?.state === 'failed' && <Failed signIn={signIn} />}
      {signIn?.state === 'done' && <Done signIn={signIn} view={view} />}
      {signIn && isUnderWay ? <UnderWay key={signIn.attempt} signIn={signIn} /> : <Begin view={view} />}
    </div>
  );
}

function Begin({ view }: { view: AccountsView }) {
  const words = useWords();
  const { signIn } = useIntents();
  const canAsk = useWindow((state) => state.mirror?.capabilities.host.hasClientId ?? false);
  const clientId = useWindow((state) => state.mirror?.settings.clientId ?? null);
  const isReady = canAsk || clientId !== null;
  const isFirst = view.accounts.length === 0;
  return (
    <>
      <div className="flex flex-wrap gap-2">
        <Button
          look={isFirst ? 'primary' : 'plain'}
          icon={LogIn}
          isDisabled={!isReady}
          onPress={() => void signIn('token', words.language)}
        >
          {words.text(isFirst ? 'accounts.sign-in' : 'accounts.sign-in.other')}
        </Button>
        {view.hasClientSecret && (
          <Button isDisabled={!isReady} onPress={() => void signIn('pin', words.language)}>
            {words.text('accounts.sign-in.pin')}
          </Button>
        )}
      </div>
      {!isReady && <p className="text-12 text-ink-faint">{words.text('accounts.no-client-id')}</p>}
    </>
  );
}

function UnderWay({ signIn }: { signIn: SignIn }) {
  const words = useWords();
  const now = useNow();
  const { cancelSignIn, copyText, openLink } = useIntents();
  const isPin = signIn.kind === 'pin';
  const time = words.moment(signIn.deadline, now);
  if (signIn.state === 'checking') return <Remark tone="calm" title={words.text('accounts.checking')} />;
  return (
    <>
      <Remark tone="calm" title={words.text(isPin ? 'accounts.waiting.pin' : 'accounts.waiting')}>
        {words.text(isPin ? 'accounts.waiting.pin.text' : 'accounts.waiting.text', { time })}
      </Remark>
      {isPin && <Pin signIn={signIn} />}
      <Found signIn={signIn} />
      <div className="flex flex-wrap gap-2">
        <Button icon={Globe} onPress={() => void openLink(signIn.url)}>
          {words.text('accounts.open-again')}
        </Button>
        <Button
          icon={Copy}
          onPress={() => void copyText(signIn.url, (now) => now.text('accounts.address.copied'))}
        >
          {words.text('accounts.address.copy')}
        </Button>
        <Button look="quiet" onPress={() => void cancelSignIn(signIn.attempt)}>
          {words.text('accounts.cancel')}
        </Button>
      </div>
    </>
  );
}

/** What we found ourselves at the page that the browser shows, where that is no question. */
function Found({ signIn: { trouble } }: { signIn: SignIn }) {
  const words = useWords();
  if (trouble === null) return null;
  return (
    <Remark tone="warn" title={words.text(`accounts.trouble.found.${trouble}`)}>
      {trouble === 'closed' && (
        <>
          {words.text('accounts.trouble.text')} {words.text('accounts.trouble.works')}
        </>
      )}
    </Remark>
  );
}

function Pin({ signIn }: { signIn: SignIn }) {
  const words = useWords();
  const { finishSignIn } = useIntents();
  const [pin, setPin] = useState('');
  const wrong = signIn.error && failureWords(words, signIn.error);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        // What comes of it is told with the accounts.
        if (pin.trim() !== '') void finishSignIn(signIn.attempt, pin.trim());
        setPin('');
      }}
    >
      <TextField
        mono
        label={words.text('accounts.pin')}
        value={pin}
        onChange={setPin}
        autoComplete="off"
        about={wrong && <span className="text-bad">{`${wrong.title} ${wrong.advice}`}</span>}
        trailing={
          <Button type="submit" look="primary" isDisabled={pin.trim() === ''}>
            {words.text('accounts.pin.finish')}
          </Button>
        }
      />
    </form>
  );
}

function Failed({ signIn }: { signIn: SignIn }) {
  const words = useWords();
  const { cancelSignIn } = useIntents();
  const { title, advice } = failureWords(words, signIn.error ?? { code: 'internal', params: {} });
  return (
    <div className="flex flex-col items-start gap-2">
      <Remark tone="bad" title={title}>
        {advice}
      </Remark>
      <Found signIn={signIn} />
      <Button look="quiet" onPress={() => void cancelSignIn(signIn.attempt)}>
        {words.text('accounts.close')}
      </Button>
    </div>
  );
}

function Done({ signIn, view }: { signIn: SignIn; view: AccountsView }) {
  const words = useWords();
  const active = useWindow((state) => state.mirror?.settings.account ?? null);
  const account = view.accounts.find(({ id }) => id === signIn.account);
  if (!account) return null;
  const isActive = account.id === active;
  return (
    <p className="flex items-start gap-1.5 text-good">
      <CircleCheck size={16} aria-hidden className="mt-0.5 shrink-0" />
      <span>
        {words.text('accounts.signed-in', { name: account.username })}{' '}
        <span className="text-ink-soft">
          {words.text(isActive ? 'accounts.signed-in.text' : 'accounts.signed-in.text.other')}
        </span>
      </span>
    </p>
  );
}
