import { CircleCheck, Copy, Globe, LogIn } from 'lucide-react';
import { useState } from 'react';
import type { AccountsView, SignIn } from '../../../contract/accounts.ts';
import { describeError } from '../../../i18n/errors.ts';
import { Button } from '../../components/Button.tsx';
import { TextField } from '../../components/fields.tsx';
import { InspectorNote } from '../../components/inspector/Inspector.tsx';
import { useNow, useTranslator } from '../../i18n-context.tsx';
import { useActions, useWindowState } from '../../window-context.tsx';

/** Renders the sign-in: the ways to begin, and the state of the one in progress. */
export function SignInCard({ view }: { view: AccountsView }) {
  const { signIn } = view;
  const isUnderWay = signIn?.state === 'waiting' || signIn?.state === 'checking';
  return (
    <div className="flex flex-col gap-3" aria-live="polite">
      {signIn?.state === 'failed' && <SignInFailed signIn={signIn} />}
      {signIn?.state === 'done' && <SignInDone signIn={signIn} view={view} />}
      {signIn && isUnderWay ? (
        <SignInProgress key={signIn.attempt} signIn={signIn} />
      ) : (
        <SignInStart view={view} />
      )}
    </div>
  );
}

function SignInStart({ view }: { view: AccountsView }) {
  const i18n = useTranslator();
  const { signIn } = useActions();
  const canAsk = useWindowState((state) => state.mirror?.capabilities.host.hasClientId ?? false);
  const clientId = useWindowState((state) => state.mirror?.settings.clientId ?? null);
  const isReady = canAsk || clientId !== null;
  const isFirst = view.accounts.length === 0;
  return (
    <>
      <div className="flex flex-wrap gap-2">
        <Button
          variant={isFirst ? 'primary' : 'plain'}
          icon={LogIn}
          isDisabled={!isReady}
          onPress={() => void signIn('token', i18n.language)}
        >
          {i18n.t(isFirst ? 'accounts.sign-in' : 'accounts.sign-in.other')}
        </Button>
        {view.hasClientSecret && (
          <Button isDisabled={!isReady} onPress={() => void signIn('pin', i18n.language)}>
            {i18n.t('accounts.sign-in.pin')}
          </Button>
        )}
      </div>
      {!isReady && <p className="text-12 text-ink-faint">{i18n.t('accounts.no-client-id')}</p>}
    </>
  );
}

function SignInProgress({ signIn }: { signIn: SignIn }) {
  const i18n = useTranslator();
  const now = useNow();
  const { cancelSignIn, copyText, openLink } = useActions();
  const isPin = signIn.kind === 'pin';
  const time = i18n.formatDateTime(signIn.deadline, now);
  if (signIn.state === 'checking') return <InspectorNote tone="calm" title={i18n.t('accounts.checking')} />;
  return (
    <>
      <InspectorNote tone="calm" title={i18n.t(isPin ? 'accounts.waiting.pin' : 'accounts.waiting')}>
        {i18n.t(isPin ? 'accounts.waiting.pin.text' : 'accounts.waiting.text', { time })}
      </InspectorNote>
      {isPin && <PinForm signIn={signIn} />}
      <SignInProblemNote signIn={signIn} />
      <div className="flex flex-wrap gap-2">
        <Button icon={Globe} onPress={() => void openLink(signIn.url)}>
          {i18n.t('accounts.open-again')}
        </Button>
        <Button
          icon={Copy}
          onPress={() => void copyText(signIn.url, (now) => now.t('accounts.address.copied'))}
        >
          {i18n.t('accounts.address.copy')}
        </Button>
        <Button variant="quiet" onPress={() => void cancelSignIn(signIn.attempt)}>
          {i18n.t('accounts.cancel')}
        </Button>
      </div>
    </>
  );
}

/** Shows the problem that we found ourselves at the page in the browser. */
function SignInProblemNote({ signIn: { trouble } }: { signIn: SignIn }) {
  const i18n = useTranslator();
  if (trouble === null) return null;
  return (
    <InspectorNote tone="warn" title={i18n.t(`accounts.trouble.found.${trouble}`)}>
      {trouble === 'closed' && (
        <>
          {i18n.t('accounts.trouble.text')} {i18n.t('accounts.trouble.works')}
        </>
      )}
    </InspectorNote>
  );
}

function PinForm({ signIn }: { signIn: SignIn }) {
  const i18n = useTranslator();
  const { finishSignIn } = useActions();
  const [pin, setPin] = useState('');
  const wrong = signIn.error && describeError(i18n, signIn.error);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        // The result is sent with the accounts.
        if (pin.trim() !== '') void finishSignIn(signIn.attempt, pin.trim());
        setPin('');
      }}
    >
      <TextField
        mono
        label={i18n.t('accounts.pin')}
        value={pin}
        onChange={setPin}
        autoComplete="off"
        about={wrong && <span className="text-bad">{`${wrong.title} ${wrong.advice}`}</span>}
        trailing={
          <Button type="submit" variant="primary" isDisabled={pin.trim() === ''}>
            {i18n.t('accounts.pin.finish')}
          </Button>
        }
      />
    </form>
  );
}

function SignInFailed({ signIn }: { signIn: SignIn }) {
  const i18n = useTranslator();
  const { cancelSignIn } = useActions();
  const { title, advice } = describeError(i18n, signIn.error ?? { code: 'internal', params: {} });
  return (
    <div className="flex flex-col items-start gap-2">
      <InspectorNote tone="bad" title={title}>
        {advice}
      </InspectorNote>
      <SignInProblemNote signIn={signIn} />
      <Button variant="quiet" onPress={() => void cancelSignIn(signIn.attempt)}>
        {i18n.t('accounts.close')}
      </Button>
    </div>
  );
}

function SignInDone({ signIn, view }: { signIn: SignIn; view: AccountsView }) {
  const i18n = useTranslator();
  const active = useWindowState((state) => state.mirror?.settings.account ?? null);
  const account = view.accounts.find(({ id }) => id === signIn.account);
  if (!account) return null;
  const isActive = account.id === active;
  return (
    <p className="flex items-start gap-1.5 text-good">
      <CircleCheck size={16} aria-hidden className="mt-0.5 shrink-0" />
      <span>
        {i18n.t('accounts.signed-in', { name: account.username })}{' '}
        <span className="text-ink-soft">
          {i18n.t(isActive ? 'accounts.signed-in.text' : 'accounts.signed-in.text.other')}
        </span>
      </span>
    </p>
  );
}
