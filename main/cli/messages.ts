import type { ErrorCode, ErrorData } from '../../contract/errors.ts';
import type { WaitReason } from '../../contract/wait-reason.ts';
import { describeError } from '../../i18n/errors.ts';
import type { MessageId, MessageValues, Translator } from '../../i18n/index.ts';
import { budgetName, describeWaitReason } from '../../i18n/wait-reasons.ts';
import { visible } from './visible.ts';

/** Advice that replaces the common one where that addresses the user of the window. */
const cliAdvice = {
  'not-an-image': 'cli.advice.not-an-image',
  'unsupported-type': 'cli.advice.unsupported-type',
  'empty-file': 'cli.advice.empty-file',
  'picture-damaged': 'cli.advice.picture-damaged',
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
  'host-in-use': 'cli.advice.host-in-use',
  'secret-unreadable': 'cli.advice.secret-unreadable',
  'host-key-unknown': 'cli.advice.host-key-unknown',
  'place-in-use': 'cli.advice.place-in-use',
} satisfies Partial<Record<ErrorCode, MessageId>>;

/** Combines the translator with the formatting of the engine's records. */
export interface Messages extends Translator {
  /** Describes what happened. */
  title(failure: ErrorData): string;
  /** Describes what happened, what happens next and what can be done. */
  failure(failure: ErrorData): string;
  /** Describes a failure of a connection test, which concerns no picture. */
  failureOfWay(failure: ErrorData): string;
  /** Describes what can be done. */
  advice(failure: ErrorData): string;
  reason(reason: WaitReason, now: number): string;
  budget(id: string): string;
}

/**
 * Escapes values that come from others: names, URLs, a host's words. Nothing in them reaches a terminal as a command.
 */
const safeValues = (values: MessageValues): MessageValues =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? visible(value) : value]),
  );

export function createMessages(given: Translator): Messages {
  const tUnchecked: Translator['tUnchecked'] = (id, values) => given.tUnchecked(id, safeValues(values));
  const translator: Translator = {
    ...given,
    t: (id, ...[values = {}]) => tUnchecked(id, values),
    tUnchecked,
  };
  const title = (of: ErrorData) => describeError(translator, of).title;
  const advice = (of: ErrorData) => {
    const own: Partial<Record<ErrorCode, MessageId>> = cliAdvice;
    return describeError(translator, of, { advice: own[of.code] }).advice;
  };

  return {
    ...translator,
    title,
    advice,
    // An unforeseen error has only its own message.
    failure: (failure) =>
      failure.code === 'internal'
        ? `${title(failure)} (${visible(failure.message)})`
        : `${title(failure)} ${advice(failure)}`,
    failureOfWay(failure) {
      const told = describeError(translator, failure);
      return `${told.title} ${told.advice}`;
    },
    reason: (reason, now) => describeWaitReason(translator, reason, now),
    budget: (id) => budgetName(translator, id),
  };
}
