import type { BudgetStatus } from './budgets.ts';
import type { ActiveFault } from './faults.ts';
import type { ResetUnit, SandboxRules } from './options.ts';

/** Budgets for the headers; a budget that does not apply to the call is null. */
export interface BudgetStatuses {
  readonly user: BudgetStatus | null;
  readonly client: BudgetStatus | null;
  readonly post: BudgetStatus | null;
}

const faultsThatShowFull: readonly ActiveFault['kind'][] = [
  'limited-errors',
  'limited-two-documents',
  'limited-html',
];
const edgeFaults: readonly ActiveFault['kind'][] = [
  'no-headers',
  'retry-after-zero',
  'varnish',
  'first-byte-timeout',
  'bad-gateway',
  'over-capacity-html',
  'forbidden-edge',
];

/**
 * Builds the limit headers as Imgur does: POST figures on POSTs only, nothing on a DELETE that found nothing, and of a
 * POST that found nothing only its own figures.
 */
export function limitHeaders(
  standings: BudgetStatuses,
  call: {
    readonly method: string;
    readonly status: number;
    readonly now: number;
    readonly fault: ActiveFault | null;
  },
  rules: Pick<SandboxRules, 'resets' | 'headerCase'>,
): [name: string, value: string][] {
  const kind = call.fault?.kind;
  if (kind !== undefined && edgeFaults.includes(kind)) return [];
  const isPost = call.method === 'POST';
  const foundNothing = call.status === 404 || call.status === 409;
  if (foundNothing && call.method === 'DELETE') return [];
  const isFull = kind !== undefined && faultsThatShowFull.includes(kind);
  const shown = (standing: BudgetStatus | null) =>
    standing !== null && isFull ? { ...standing, remaining: standing.limit } : standing;
  const user = shown(standings.user);
  const client = kind === 'client-frozen' ? full(standings.client) : shown(standings.client);
  const post = shown(standings.post);
  const userUnit = kind === 'reset-unit' ? otherUnit(rules.resets) : rules.resets;
  const headers: [string, string][] = [];
  if (user !== null && !(isPost && foundNothing)) {
    headers.push(
      ['X-RateLimit-UserLimit', String(user.limit)],
      ['X-RateLimit-UserRemaining', String(user.remaining)],
      ['X-RateLimit-UserReset', String(resetValue(user, userUnit, call.now))],
    );
  }
  if (client !== null && !(isPost && foundNothing)) {
    headers.push(
      ['X-RateLimit-ClientLimit', String(client.limit)],
      ['X-RateLimit-ClientRemaining', String(client.remaining)],
      ['X-RateLimit-ClientReset', String(resetValue(client, rules.resets, call.now))],
    );
  }
  if (post !== null && isPost) {
    headers.push(
      ['X-Post-Rate-Limit-Limit', String(post.limit)],
      ['X-Post-Rate-Limit-Remaining', String(post.remaining)],
      // Always seconds left, in every sample.
      ['X-Post-Rate-Limit-Reset', String(resetValue(post, 'seconds', call.now))],
    );
  }
  return rules.headerCase === 'lower' ? headers.map(([name, value]) => [name.toLowerCase(), value]) : headers;
}

export function resetValue(standing: BudgetStatus, unit: ResetUnit, now: number): number {
  const ms = unit === 'seconds' ? standing.resetInMs : now + standing.resetInMs;
  return Math.ceil(ms / 1000);
}

const full = (standing: BudgetStatus | null) => standing && { ...standing, remaining: standing.limit };
const otherUnit = (unit: ResetUnit): ResetUnit => (unit === 'seconds' ? 'epoch' : 'seconds');
