import type { Account, GrantType } from '../../contract/accounts.ts';
import type { Bridge } from '../../contract/bridge.ts';
import type { Notifier } from './notifier.ts';

/** Creates the actions that sign in and out, and store the application's secret. */
export function createAccountActions(bridge: Bridge, { ask, notify }: Notifier) {
  return {
    /** Begins a sign-in and opens it in the system's browser. */
    async signIn(kind: GrantType, language: string) {
      const begun = await ask(bridge.engine.beginSignIn({ kind, language }));
      if (begun) await ask(bridge.shell.openLink({ url: begun.url }));
    },
    finishSignIn: (attempt: string, pin: string) => bridge.engine.finishSignIn({ attempt, pin }),
    cancelSignIn: (attempt: string) => ask(bridge.engine.cancelSignIn({ attempt })),
    chooseAccount: (id: string | null) => ask(bridge.engine.chooseAccount({ id })),
    unlockAccount: (id: string) => ask(bridge.engine.unlockAccount({ id })),
    async signOut({ id, username }: Pick<Account, 'id' | 'username'>) {
      const done = await ask(bridge.engine.signOut({ id }));
      if (done) notify('good', (i18n) => ({ title: i18n.t('accounts.signed-out', { name: username }) }));
    },
    /** Stores the client secret. The shell reads it from the clipboard, so that this window never has it. */
    async keepClientSecret() {
      const answer = await ask(bridge.shell.keepClientSecret({}));
      if (answer?.kept) notify('good', (i18n) => ({ title: i18n.t('accounts.secret.saved') }));
      else if (answer)
        notify('bad', (i18n) => ({
          title: i18n.t('accounts.secret.not-there'),
          detail: i18n.t('accounts.secret.not-there.advice'),
        }));
    },
    async forgetClientSecret() {
      const done = await ask(bridge.engine.setClientSecret({ secret: null }));
      if (done) notify('good', (i18n) => ({ title: i18n.t('accounts.secret.forgotten') }));
    },
    checkSignIn: () => ask(bridge.engine.checkSignIn({})),
  };
}
