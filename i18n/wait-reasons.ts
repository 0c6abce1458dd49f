import type { WaitReason } from '../contract/records.ts';
import { describeError } from './errors.ts';
import type { Translator } from './index.ts';

/** Names of the budgets that the host is known to have; others are shown by their id. */
export function budgetName(words: Translator, id: string): string {
  switch (id) {
    case 'user':
    case 'client':
    case 'post':
    case 'uploads':
      return words.t(`budget.${id}`);
    default:
      return words.t('budget.other', { id });
  }
}

/** Why something waits and until when, as one sentence. */
export function describeWaitReason(words: Translator, reason: WaitReason, now: number): string {
  return words.t(`wait.${reason.kind}.sentence`, {
    hasTime: reason.until === null ? 'no' : 'yes',
    time: reason.until === null ? '' : words.formatDateTime(reason.until, now),
    ...reasonValues(words, reason),
  });
}

function reasonValues(words: Translator, reason: WaitReason): Record<string, string | number> {
  switch (reason.kind) {
    case 'credits':
      return { budget: budgetName(words, reason.budget) };
    case 'turn':
      return { ahead: reason.ahead };
    case 'retry':
      return { error: describeError(words, reason.error).title };
    case 'host':
      return reason.error ? { hasError: 'yes', error: describeError(words, reason.error).title } : {};
    case 'strikes':
      return { strikes: reason.strikes };
    case 'reserve':
    case 'network':
    case 'refused':
    case 'client-id':
    case 'sign-in':
    case 'quiet-hours':
    case 'grace':
      return {};
  }
}
