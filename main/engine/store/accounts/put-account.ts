import type { Tables } from '../tables.ts';
import type { StoredAccount } from '../types.ts';

export function putAccount({ db }: Tables) {
  const put = db.prepare(`
    INSERT INTO accounts (id, host, username, origin, client_id, state, tokens, vault_name, added_at)
    VALUES (@id, @host, @username, @origin, @clientId, @state, @tokens, @vaultName, @addedAt)
    ON CONFLICT DO UPDATE SET origin = excluded.origin, client_id = excluded.client_id, state = excluded.state,
      tokens = excluded.tokens, vault_name = excluded.vault_name`);
  return (account: StoredAccount): void => {
    put.run({ ...account });
  };
}
