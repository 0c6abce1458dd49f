import { accountSchema } from '../../../../contract/accounts.ts';
import { defineTable, number, plain, text } from '../record.ts';

const { id, state, tokens } = accountSchema.shape;

/** Maps an account to its row. Its tokens lie in the secret store under `vaultName`. */
export const accountTable = defineTable('accounts', {
  id: plain(id),
  host: text,
  username: text,
  origin: text,
  clientId: text,
  state: plain(state),
  tokens: plain(tokens),
  vaultName: text,
  addedAt: number,
});
