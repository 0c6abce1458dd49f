import type { ErrorCode, Failure } from '../../../contract/errors.ts';
import type { WaitReason } from '../../../contract/records.ts';
import type { MessageId, MessageValues, Translator } from '../../../locales/index.ts';

/** Advice of the common catalogue speaks to who sits at the window; where that does not fit, these do. */
const ownAdvice = {
  'not-an-image': 'cli.advice.not-an-image',
  'unsupported-type': 'cli.advice.unsupported-type',
  'empty-file': 'cli.advice.empty-file',
  vanished: 'cli.advice.vanished',
  'too-big': 'cli.advice.too-big',
  'profile-locked': 'cli.advice.profile-locked',
  'engine-stopped': 'cli.advice.engine-stopped',
  'no-client-id': 'cli.advice.no-client-id',
  'bad-client-id': 'cli.advice.bad-client-id',
  unreachable: 'cli.advice.unreachable',
  'not-found': 'cli.advice.not-found',
  'wrong-state': 'cli.advice.wrong-state',
  cancelled: 'cli.advice.cancelled',
} satisfies Partial<Record<ErrorCode, MessageId>>;

/** Parameters of failures that count bytes. */
const sizes = new Set(['bytes', 'limit']);
const knownBudgets = new Set(['user', 'client', 'post', 'uploads'] as const);
type KnownBudget = typeof knownBudgets extends Set<infer B> ? B : never;

/** The catalogue, and the engine's records told by it. */
export interface Words extends Translator {
  /** What happened. */
  title(failure: Failure): string;
  /** What happened, what is done about it and what can be done. */
  failure(failure: Failure): string;
  /** What can be done. */
  advice(failure: Failure): string;
  reason(reason: WaitReason, now: number): string;
  budget(id: string): string;
}

const tidy = (text: string) => text.replace(/\s+/g, ' ').trim();

export function createWords(translator: Translator): Words {
  const { text } = translator;

  const valuesOf = ({ params }: Failure): MessageValues => {
    const values: MessageValues = {};
    for (const [name, value] of Object.entries(params)) {
      values[name] = sizes.has(name) && typeof value === 'number' ? translator.size(value) : value;
      values[`has${name.charAt(0).toUpperCase()}${name.slice(1)}`] = 'yes';
    }
    return values;
  };
  const title = (failure: Failure) => tidy(text(`error.${failure.code}`, valuesOf(failure)));
  const advice = (failure: Failure) => {
    const own: Partial<Record<ErrorCode, MessageId>> = ownAdvice;
    return tidy(text(own[failure.code] ?? `error.${failure.code}.advice`, valuesOf(failure)));
  };
  const budget = (id: string) =>
    knownBudgets.has(id as KnownBudget) ? text(`budget.${id as KnownBudget}`) : text('budget.other', { id });

  const particulars = (reason: WaitReason): MessageValues => {
    if (reason.kind === 'credits') return { budget: budget(reason.budget) };
    if (reason.kind === 'turn') return { ahead: reason.ahead };
    if (reason.kind === 'retry') return { error: title(reason.error) };
    if (reason.kind === 'strikes') return { strikes: reason.strikes };
    return {};
  };

  return {
    ...translator,
    title,
    advice,
    // What nobody foresaw has only its own words to tell.
    failure: (failure) =>
      failure.code === 'internal'
        ? `${title(failure)} (${failure.message})`
        : `${title(failure)} ${advice(failure)}`,
    reason(reason, now) {
      const { kind, until } = reason;
      const when = {
        hasTime: until === null ? 'no' : 'yes',
        time: until === null ? '' : translator.moment(until, now),
      };
      return tidy(text(`wait.${kind}.sentence`, { ...when, ...particulars(reason) }));
    },
    budget,
  };
}
