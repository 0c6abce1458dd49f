import { errorData } from '../../../../contract/app-error.ts';
import type { ErrorCode, ErrorData } from '../../../../contract/errors.ts';
import { type Asked, explainAnswer, jsonOf, quoteOf, type Refused } from '../http/refusals.ts';
import type { HttpResponse } from '../http/response.ts';
import { headerOf, httpDate, retryAfter } from '../http/times.ts';
import type { Repository } from './settings.ts';

/** Returns what the API says, empty where it does not say anything; null where the answer is not the API's. */
function messageOf(answer: HttpResponse): string | null {
  const document = jsonOf(answer);
  if (document === null) return (answer.body ?? '').trim() === '' ? '' : null;
  return typeof document.message === 'string' ? document.message : '';
}

/** True for the answer to a PUT of a path that is taken: then it wants the `sha` of what is to be replaced. */
export function isTaken(answer: HttpResponse): boolean {
  return answer.status === 422 && /sha/i.test(messageOf(answer) ?? '');
}

/** Explains any answer of the API that is no success (docs.github.com, REST API, "Troubleshooting"). Total. */
export function explainGithub(answer: HttpResponse, asked: Asked, repository: Repository): Refused {
  const { status } = answer;
  const said = messageOf(answer);
  const quote = quoteOf(said ?? '', asked.secrets);
  const { host } = asked;
  const name = `${repository.owner}/${repository.name}`;
  const refuse = (code: ErrorCode, ours: string, params: ErrorData['params'], atLeastMs = 0): Refused => ({
    kind: 'refused',
    failure: errorData(code, `${ours} (HTTP ${status}${quote === '' ? '' : `: ${quote}`})`, params),
    remedy: { kind: 'back-off', atLeastMs },
    isClearNo: true,
  });
  if (said === null) return explainAnswer(answer, asked, null);
  if (status === 401) {
    const no = refuse('credentials-refused', `${host} does not accept the token`, { host, reason: 'token' });
    // Nothing gets better by itself, and somebody has to know.
    return { ...no, remedy: { kind: 'sign-in' } };
  }
  if (status === 403 || status === 429) {
    const pause = pauseOf(answer);
    const isLimit = status === 429 || pause > 0 || /rate limit|abuse/i.test(said);
    return isLimit
      ? refuse('rate-limited', `${host} asks to send less often`, {}, pause)
      : refuse('storage-unwritable', `The token may not write to ${name}`, { name, reason: 'right' });
  }
  if (status === 404 && /branch/i.test(said))
    return refuse('storage-missing', `${name} has no such branch`, {
      what: 'branch',
      name: repository.branch,
    });
  if (status === 404) return refuse('storage-missing', `There is no ${name}`, { what: 'repository', name });
  // Somebody else wrote to the branch at the same time.
  if (status === 409) return refuse('server-trouble', `The branch of ${name} moved`, { status });
  return explainAnswer(answer, asked, said);
}

/** Returns the pause that the answer asks for: by `Retry-After`, or until the hourly budget is full again. */
function pauseOf(answer: HttpResponse): number {
  const now = httpDate(headerOf(answer, 'date')) ?? answer.receivedAt;
  const named = retryAfter(headerOf(answer, 'retry-after'), now);
  if (named !== null) return named;
  const reset = Number(headerOf(answer, 'x-ratelimit-reset'));
  const isEmpty = headerOf(answer, 'x-ratelimit-remaining') === '0';
  return isEmpty && Number.isFinite(reset) ? Math.max(0, reset * 1000 - now) : 0;
}
