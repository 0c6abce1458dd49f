import { Copy } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../parts/Button.tsx';
import { TextField } from '../../parts/fields.tsx';
import { useIntents, useWindow } from '../../window.tsx';
import { useWords } from '../../words.tsx';

/** Goes in and never comes back: the window forgets it as soon as it is handed over. */
export function ClientSecret() {
  const words = useWords();
  const { setClientSecret } = useIntents();
  const isKept = useWindow((state) => state.mirror?.accounts.hasClientSecret ?? false);
  const [typed, setTyped] = useState('');
  const save = async () => {
    const secret = typed.trim();
    setTyped('');
    if (secret !== '') await setClientSecret(secret);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextField
        mono
        type="password"
        autoComplete="off"
        label={words.text('accounts.secret')}
        value={typed}
        onChange={setTyped}
        about={`${words.text('accounts.secret.about')}${isKept ? ` ${words.text('accounts.secret.kept')}` : ''}`}
        trailing={
          <>
            <Button type="submit" isDisabled={typed.trim() === ''}>
              {words.text('accounts.secret.save')}
            </Button>
            {isKept && (
              <Button look="quiet" onPress={() => void setClientSecret(null)}>
                {words.text('accounts.secret.forget')}
              </Button>
            )}
          </>
        }
      />
    </form>
  );
}

/** Where the host sends the browser back to: to be copied to where the application is registered. */
export function ReturnAddress() {
  const words = useWords();
  const { changeSettings, copyText } = useIntents();
  const address = useWindow((state) => state.mirror?.accounts.returnAddress ?? '');
  const saved = useWindow((state) => String(state.mirror?.settings.signInPort ?? ''));
  const [typed, setTyped] = useState<string | null>(null);
  const value = typed ?? saved;
  const port = Number(value);
  const isBad = !Number.isInteger(port) || port < 1024 || port > 65_535;
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBad && value !== saved)
          void changeSettings({ signInPort: port }).then((done) => done && setTyped(null));
      }}
    >
      <TextField
        mono
        isReadOnly
        label={words.text('accounts.return')}
        about={words.text('accounts.return.about')}
        value={address}
        trailing={
          <Button
            icon={Copy}
            onPress={() => void copyText(address, (now) => now.text('accounts.return.copied'))}
          >
            {words.text('accounts.return.copy')}
          </Button>
        }
      />
      <TextField
        mono
        inputMode="numeric"
        label={words.text('accounts.port')}
        about={
          isBad ? (
            <span className="text-bad">{words.text('accounts.port.bad')}</span>
          ) : (
            words.text('accounts.port.about')
          )
        }
        value={value}
        onChange={setTyped}
        trailing={
          <Button type="submit" isDisabled={isBad || value === saved}>
            {words.text('settings.client-id.save')}
          </Button>
        }
      />
    </form>
  );
}
