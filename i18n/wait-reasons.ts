import type { ErrorData } from '../contract/errors.ts';
import type { WaitReason } from '../contract/wait-reason.ts';
import { builtInService, describeError } from './errors.ts';
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
    service: reason.service ?? builtInService,
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
    case 'ledger':
    case 'destination':
      return { error: titleOf(i18n, reason, reason.error) };
    case 'client-id':
    case 'host':
    case 'network':
      return reason.error ? { hasError: 'yes', error: titleOf(i18n, reason, reason.error) } : {};
    case 'elsewhere':
      return { machine: reason.machine };
    case 'strikes':
      return { strikes: reason.strikes };
    case 'reserve':
    case 'machines':
    case 'joining':
    case 'refused':
    case 'sign-in':
    case 'quiet-hours':
    case 'grace':
      return {};
  }
}

/** Returns the title of a reason's error, which is about the reason's destination. */
const titleOf = (i18n: Translator, { service }: WaitReason, error: ErrorData): string =>
  describeError(i18n, service === undefined ? error : { ...error, params: { ...error.params, service } })
    .title;
