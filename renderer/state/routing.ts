import type { Routing, RoutingRule } from '../../contract/routing.ts';

type Rules = readonly RoutingRule[];

/** Most rules that there may be. */
export const maxRules = 50;

export const emptyRule = (id: string, to: string): RoutingRule => ({
  id,
  when: { ways: [], kinds: [], minBytes: null, maxBytes: null },
  to,
  mirrorTo: null,
  allowLessPrivate: false,
});

/** Returns the rules with this one in the place of the one of its id, or last. */
export function withRule(rules: Rules, rule: RoutingRule): RoutingRule[] {
  const isKnown = rules.some(({ id }) => id === rule.id);
  return isKnown ? rules.map((one) => (one.id === rule.id ? rule : one)) : [...rules, rule];
}

/** Returns the rules with one of them moved by some places, as far as there are any. */
export function withMovedRule(rules: Rules, id: string, by: number): RoutingRule[] {
  const from = rules.findIndex((rule) => rule.id === id);
  const to = Math.min(Math.max(from + by, 0), rules.length - 1);
  const moved = rules[from];
  return moved ? rules.toSpliced(from, 1).toSpliced(to, 0, moved) : [...rules];
}

/** Whether a rule is about all that editors send, and nothing else. */
const isOfEditors = ({ when: { ways, kinds, minBytes, maxBytes } }: RoutingRule) =>
  ways.length === 1 && ways[0] === 'editor' && kinds.length === 0 && minBytes === null && maxBytes === null;

/** Returns where pictures of editors go by a rule of their own; null: as usual. */
export const hostOfEditors = (rules: Rules): string | null => rules.find(isOfEditors)?.to ?? null;

/**
 * Returns the rules with the one for editors changed, added or taken out.
 * @param host null: editors have none of their own
 * @param newId id of the rule where there was none
 */
export function withHostOfEditors(rules: Rules, host: string | null, newId: string): RoutingRule[] {
  const known = rules.find(isOfEditors);
  if (host === null) return rules.filter((rule) => !isOfEditors(rule));
  if (known) return withRule(rules, { ...known, to: host });
  const { when, ...rest } = emptyRule(newId, host);
  // First, so that it decides whatever the others say.
  return [{ ...rest, when: { ...when, ways: ['editor'] } }, ...rules];
}

/** Bytes of a megabyte, as sizes are told. */
const megabyte = 1_000_000;

/** Sizes of a rule as people enter them, in megabytes; empty: none. */
export interface TypedSizes {
  readonly over: string;
  readonly upTo: string;
}

/** Returns what was typed for these limits. “Over” leaves out the size itself, `minBytes` takes it in. */
export const typedSizes = ({ minBytes, maxBytes }: RoutingRule['when']): TypedSizes => ({
  over: minBytes === null ? '' : String(overBytes(minBytes) / megabyte),
  upTo: maxBytes === null ? '' : String(maxBytes / megabyte),
});

/** Returns the size that everything a rule takes is larger than. */
export const overBytes = (minBytes: number): number => Math.max(minBytes - 1, 0);

/** Reads sizes; `undefined` for what is no size. */
export function readSizes({ over, upTo }: TypedSizes): {
  readonly minBytes: number | null | undefined;
  readonly maxBytes: number | null | undefined;
} {
  const min = readMegabytes(over);
  return { minBytes: min === null || min === undefined ? min : min + 1, maxBytes: readMegabytes(upTo) };
}

function readMegabytes(typed: string): number | null | undefined {
  const text = typed.trim().replace(',', '.');
  if (text === '') return null;
  const bytes = Math.round(Number(text) * megabyte);
  return /^\d*\.?\d+$/.test(text) && Number.isSafeInteger(bytes) ? bytes : undefined;
}

/** Returns the rules without a fallback. */
export const withoutFallback = (routing: Routing, from: string, to: string): Routing => ({
  ...routing,
  fallback: routing.fallback.filter((rule) => rule.from !== from || rule.to !== to),
});
