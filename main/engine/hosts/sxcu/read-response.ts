import { createHash } from 'node:crypto';
import { errorData } from '../../../../contract/app-error.ts';
import type { UploadReading } from '../http/form-upload.ts';
import { type Asked, explainAnswer, isPage, jsonOf, quoteOf, refusal } from '../http/refusals.ts';
import { linkIn, remoteImage } from '../http/remote-image.ts';
import type { HttpResponse } from '../http/response.ts';
import { headerOf } from '../http/times.ts';
import { evaluateText, type ResponseView, type Surroundings } from './functions.ts';
import { TemplateError } from './template-error.ts';
import type { Uploader } from './uploader.ts';

/** Longest answer of which a template reads. */
const maxText = 1_048_576;

/** An answer, after redirects. */
export interface FinalAnswer {
  readonly answer: HttpResponse;
  readonly url: string;
}

type Evaluation = Omit<Surroundings, 'response' | 'encodes'>;

/**
 * Reads the answer to an upload by the uploader's templates. Total.
 * @param asked `host` is the name for messages
 */
export async function readResponse(
  uploader: Uploader,
  { answer, url }: FinalAnswer,
  evaluation: Evaluation,
  asked: Asked,
): Promise<UploadReading> {
  const text = answer.body;
  const isYes = answer.status >= 200 && answer.status < 300;
  if (text === null || text.length > maxText || answer.brokenBy !== null)
    return explainAnswer(answer, asked, null);
  const response: ResponseView = { text, url, header: (name) => headerOf(answer, name.toLowerCase()) ?? '' };
  const at: Surroundings = { ...evaluation, encodes: true, response };
  /** Nothing where the template cannot be evaluated with this answer. */
  const read = async (template: string): Promise<string> => {
    try {
      return template === '' ? '' : await evaluateText(template, at);
    } catch (thrown) {
      if (thrown instanceof TemplateError) return '';
      throw thrown;
    }
  };

  if (!isYes) return explainAnswer(answer, asked, wordsIn(answer, (await read(uploader.complaint)).trim()));

  const found = (uploader.link === '' ? text : await read(uploader.link)).trim();
  const link = linkIn(found) ?? linkFrom(found, url);
  if (link === null) return withoutLink(answer, asked, (await read(uploader.complaint)).trim());
  const other = async (template: string) => {
    const text = (await read(template)).trim();
    return linkIn(text) ?? linkFrom(text, url);
  };
  const thumbnail = await other(uploader.thumbnail);
  const deletePage = await other(uploader.deletion);
  // It has no id of its own; the link is one as long as it lives.
  const id = createHash('sha256').update(link).digest('hex').slice(0, 20);
  const image = remoteImage(id, link, asked.media, {
    ...(thumbnail && { thumbnail }),
    ...(deletePage && { deletePage }),
  });
  return { kind: 'uploaded', image };
}

/** Completes a link that has no host or scheme of its own, as browsers do with what stands in a page of that address. */
function linkFrom(text: string, url: string): string | null {
  return /^\/[^\s<>"]+$/.test(text) ? linkIn(URL.parse(text, url)?.href) : null;
}

/** True for nothing at all, and for JSON that breaks off. */
function isCut(answer: HttpResponse): boolean {
  const text = (answer.body ?? '').trim();
  return text === '' || (text.startsWith('{') && jsonOf(answer) === null);
}

/**
 * Explains a yes without a link. Only what the host says of a mistake in its own shape is a no to the picture: a page or an
 * empty answer may be that of a network, or of a host in trouble.
 */
function withoutLink(answer: HttpResponse, asked: Asked, complaint: string): UploadReading {
  if (isPage(answer) || isCut(answer)) return explainAnswer(answer, asked, null);
  const said = complaint || mistakeIn(answer);
  if (said !== '') return refusal('no', answer, asked, said);
  // A whole answer of the host's own, with no complaint: the picture is there, and sent again it would only be there
  // twice. Somebody has to say where the link is.
  return {
    kind: 'refused',
    failure: errorData('bad-setting', `No link is in the answer of ${asked.host} (HTTP ${answer.status})`, {
      field: 'URL',
      reason: 'link',
    }),
    remedy: { kind: 'sign-in' },
    isClearNo: false,
  };
}

/** Returns the host's words to a no: what the template reads, or a short text or JSON of its own; null for pages. */
function wordsIn(answer: HttpResponse, complaint: string): string | null {
  if (isPage(answer)) return null;
  if (complaint !== '') return complaint;
  const mistake = mistakeIn(answer);
  if (mistake !== '') return mistake;
  const text = (answer.body ?? '').trim();
  return text === '' ? null : quoteOf(text, []);
}

/** Returns what a JSON answer says of a mistake, in the words that most use for it; empty where it says none. */
function mistakeIn(answer: HttpResponse): string {
  const found = jsonOf(answer);
  if (found === null) return '';
  const { error, errors, message, description, success, status } = found;
  const first = (value: unknown): string => {
    if (typeof value === 'string') return value;
    if (Array.isArray(value)) return first(value[0]);
    if (typeof value === 'object' && value !== null)
      return first(
        (value as Record<string, unknown>).message ?? (value as Record<string, unknown>).description,
      );
    return '';
  };
  const words = first(error) || first(errors);
  if (words !== '') return words;
  const isNo = success === false || status === false || error === true;
  return isNo ? first(message) || first(description) || 'no' : '';
}
