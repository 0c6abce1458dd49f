import type { WaitReason } from '../contract/wait-reason.ts';
import { describeError } from './errors.ts';
import type { Translator } from './index.ts';

/** Returns the display name of a known budget; others are shown by their id. */
export function budgetName(i18n: Translator, id: string): string {
  switch (id) {
    case 'user':
    case 'client':
    case 'post':
    case 'uploads':
      return i18n.t(`budget.${id}`);
    default:
      return i18n.t('budget.other', { id });
  }
}

/** Formats why a job waits and until when, as one sentence. */
export function describeWaitReason(i18n: Translator, reason: WaitReason, now: number): string {
  return i18n.tUnchecked(`wait.${reason.kind}.sentence`, {
    hasTime: reason.until === null ? 'no' : 'yes',
    time: reason.until === null ? '' : i18n.formatDateTime(reason.until, now),
    ...reasonValues(i18n, reason),
  });
}

function reasonValues(i18n: Translator, reason: WaitReason): Record<string, string | number> {
  switch (reason.kind) {
    case 'credits':
      return { budget: budgetName(i18n, reason.budget) };
    case 'turn':
      return { ahead: reason.ahead };
    case 'retry':
      return { error: describeError(i18n, reason.error).title };
    case 'host':
    case 'network':
      return reason.error ? { hasError: 'yes', error: describeError(i18n, reason.error).title } : {};
    case 'strikes':
      return { strikes: reason.strikes };
    case 'reserve':
    case 'refused':
    case 'client-id':
    case 'sign-in':
    case 'quiet-hours':
    case 'grace':
      return {};
  }
}
