import { errorData } from '../../../contract/app-error.ts';
import type { ErrorData } from '../../../contract/errors.ts';

/** Oldest version that does what the scripts need, and has users with rights. */
const oldestMajor = 6;

/** Judges a server by its `INFO`. @param place `host:port`, for what is told to people */
export function fitness(
  info: string,
  place: string,
): { readonly run: string; readonly problem: ErrorData | null; readonly warning: ErrorData | null } {
  const fields = new Map(
    info.split('\n').flatMap((line): [string, string][] => {
      const at = line.indexOf(':');
      return at > 0 && !line.startsWith('#') ? [[line.slice(0, at), line.slice(at + 1).trim()]] : [];
    }),
  );
  const unfit = (reason: string, message: string) => errorData('ledger-unfit', message, { place, reason });
  const version = fields.get('redis_version') ?? '0';
  const run = fields.get('run_id') ?? '';
  if (!(Number.parseInt(version, 10) >= oldestMajor))
    return { run, problem: unfit('old', `The server is of version ${version}.`), warning: null };
  // After a start it answers this before it has read what it holds.
  if (fields.get('loading') === '1') {
    const message = 'The server is still reading its data.';
    const problem = errorData('ledger-unreachable', message, { place, code: 'loading' });
    return { run, problem, warning: null };
  }
  if (fields.get('role') === 'slave')
    return { run, problem: unfit('replica', 'The server is a replica.'), warning: null };
  // Our entries never expire: what evicts only those that do leaves them alone.
  const policy = fields.get('maxmemory_policy') ?? 'noeviction';
  const evicts = Number(fields.get('maxmemory') ?? 0) > 0 && policy.startsWith('allkeys');
  const warning = evicts ? unfit('evicts', `The server drops entries (${policy}).`) : null;
  return { run, problem: null, warning };
}
