import type { FileRequest } from '../http/form-upload.ts';
import { queryEncode } from './escapes.ts';
import { evaluateText, type Surroundings } from './functions.ts';
import { fillPlaceholders, type NameFacts } from './placeholders.ts';
import { TemplateError } from './template-error.ts';
import type { Pairs, Uploader } from './uploader.ts';
import { headersOfOurs } from './usable.ts';

/** What a request is built with. */
export interface Sending {
  /** The name under which the file goes. */
  readonly fileName: string;
  readonly mime: string;
  readonly names: NameFacts;
  readonly match: Surroundings['match'];
}

/** A request, and the address that it goes to. */
export interface BuiltRequest {
  readonly url: URL;
  readonly request: FileRequest;
}

const standard = { accept: '*/*', 'user-agent': 'Snapferry' };

/**
 * Builds the request of one file.
 * @throws {TemplateError}
 */
export async function buildRequest(uploader: Uploader, sending: Sending): Promise<BuiltRequest> {
  const { fileName, mime, names, match } = sending;
  const at: Surroundings = { fileName, encodes: false, response: null, random: names.random, match };
  const filled = async (pairs: Pairs): Promise<[string, string][]> => {
    const result: [string, string][] = [];
    for (const [key, template] of pairs)
      if (key !== '') result.push([key, await evaluateText(fillPlaceholders(template, names), at)]);
    return result;
  };
  const address = await evaluateText(uploader.address, { ...at, encodes: true });
  const query = (await filled(uploader.parameters)).map(([key, value]) =>
    value === '' ? key : `${key}=${queryEncode(value)}`,
  );
  const joint = address.includes('?') ? '&' : '?';
  const whole = query.length === 0 ? address : `${address}${joint}${query.join('&')}`;
  if (URL.parse(whole) === null)
    throw new TemplateError('bad-path', 'RequestURL', 'The address that was made is none');
  const url = new URL(whole);

  const headers: Record<string, string> = { ...standard };
  let contentType: string | null = null;
  for (const [name, value] of await filled(uploader.headers)) {
    const key = name.toLowerCase();
    if (key === 'content-type') contentType = headerValue(value);
    else if (!headersOfOurs.includes(key)) headers[key] = headerValue(value);
  }
  const body =
    uploader.body === 'Binary'
      ? ({ kind: 'bytes', contentType: contentType || mime } as const)
      : ({
          kind: 'form',
          fields: await filled(uploader.fields),
          file: { field: uploader.fileField, fileName },
        } as const);
  const method = uploader.method === 'GET' ? 'POST' : uploader.method;
  return {
    url,
    request: {
      method,
      path: url.pathname + url.search,
      headers: { ...headers, 'accept-encoding': 'identity' },
      body,
    },
  };
}

/** Returns a value as a header carries it: UTF-8 byte by byte, on one line. */
function headerValue(value: string): string {
  const line = [...value].map((sign) => (/[\p{Cc}]/u.test(sign) && sign !== '\t' ? ' ' : sign)).join('');
  return Buffer.from(line.trim(), 'utf8').toString('latin1');
}
