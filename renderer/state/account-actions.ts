import type { Account, GrantType } from '../../contract/accounts.ts';
import type { Bridge } from '../../contract/bridge.ts';
import type { ErrorData } from '../../contract/errors.ts';
import { describeError } from '../../i18n/errors.ts';
import type { Notifier } from './notifier.ts';
import type { WindowStore } from './window-store.ts';

/** What the host would say of one that cannot even be written into a request. */
const badClientId: ErrorData = {
  code: 'bad-client-id',
  message: 'The Client-ID has impossible characters.',
  params: {},
};

/** Creates the actions that sign in and out, and store the application's secret. */
export function createAccountActions(bridge: Bridge, store: WindowStore, { ask, notify }: Notifier) {
  return {
    /** Leads to the field of the Client-ID. */
    showClientId: () => store.setState({ screen: 'accounts', wantsClientId: true }),

    /** Asks under which account these jobs are to be uploaded; null ends the question. */
    askUploadAs: (ids: readonly string[] | null) => store.setState({ uploadAsIds: ids }),

    /**
     * Saves the Client-ID after the host took it; where it cannot be asked now, with a word of that.
     * @returns why it was not saved
     */
    async saveClientId(clientId: string | null): Promise<ErrorData | null> {
      if (clientId !== null && !/^[\x21-\x7e]+$/.test(clientId)) return badClientId;
      const tried = clientId === null ? null : await ask(bridge.engine.testClientId({ clientId }));
      const failure = tried?.failure ?? null;
      if (failure?.code === 'bad-client-id') return failure;
      if (!(await ask(bridge.engine.changeSettings({ clientId })))) return null;
      if (clientId !== null && (!tried || failure))
        notify('warn', (i18n) => ({
          title: i18n.t('settings.client-id.untried'),
          detail: failure ? describeError(i18n, failure).title : '',
        }));
      else
        notify('good', (i18n) => ({
          title: i18n.t(clientId === null ? 'settings.client-id.saved' : 'settings.client-id.tried'),
        }));
      return null;
    },

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
