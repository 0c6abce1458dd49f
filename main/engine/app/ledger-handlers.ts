import type { EngineOutput, EngineParsedInput } from '../../../contract/engine.ts';
import type { LedgerSettings, LedgerView, ledgerCalls } from '../../../contract/ledger.ts';
import type { Allowance } from '../ledger/allowance.ts';
import type { LedgerPasswords } from '../ledger/passwords.ts';
import type { SecretStore } from '../secrets/secret-store.ts';

type Names = keyof typeof ledgerCalls;
export type LedgerHandlers = { [N in Names]: (input: EngineParsedInput<N>) => Promise<EngineOutput<N>> };

export function createLedgerHandlers(options: {
  readonly ledgerPasswords: LedgerPasswords;
  readonly secrets: Pick<SecretStore, 'why'>;
  /** True if the environment names the ledger. */
  readonly isGiven: boolean;
  readonly settings: () => LedgerSettings;
  /** Of the built-in destination. */
  readonly allowance: () => Pick<Allowance, 'machines'>;
}): LedgerHandlers {
  const { ledgerPasswords, secrets, isGiven, settings, allowance } = options;
  const view = async (): Promise<LedgerView> => {
    const { url } = settings();
    return { hasPassword: url !== null && (await ledgerPasswords.read(url)) !== null, isGiven };
  };
  return {
    ledger: view,
    machines: async () => ({ machines: [...(await allowance().machines())] }),
    async setLedgerPassword({ password }) {
      const keptIn = await ledgerPasswords.write(settings().url, password);
      return { ...(await view()), keptIn, why: keptIn === 'memory' ? secrets.why : null };
    },
  };
}
