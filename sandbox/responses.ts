import XmlBuilder from 'fast-xml-builder';

/** Describes a handler's answer; the wrapper of data, success and status comes with rendering. */
export interface JsonResponse {
  readonly status: number;
  readonly data: unknown;
  readonly success: boolean;
  /** Set where the body claims another status than HTTP. */
  readonly bodyStatus?: number;
}

/** Describes an answer byte for byte. */
export interface RawResponse {
  readonly status: number;
  readonly type: string;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Describes the format that the request wants. */
export interface ResponseFormat {
  /** Requested path with its extension, without the query. */
  readonly path: string;
  readonly method: string;
  readonly callback: string | null;
  readonly fakeStatus: number | null;
}

/** Thrown by a handler to answer with an error from any depth. */
export class RequestRejected extends Error {
  readonly answer: JsonResponse | RawResponse;
  constructor(answer: JsonResponse | RawResponse) {
    super(`answers ${answer.status}`);
    this.name = 'Rejected';
    this.answer = answer;
  }
}

export const okResponse = (data: unknown): JsonResponse => ({ status: 200, success: true, data });

/** Creates an error in the usual wrapper; `request` and `method` are added when it is rendered. */
export const errorResponse = (status: number, text: unknown, bodyStatus?: number): JsonResponse => ({
  status,
  success: false,
  data: { error: text },
  ...(bodyStatus === undefined ? {} : { bodyStatus }),
});

/** Creates an error as an object, as Imgur's own exceptions come. */
export const exceptionResponse = (
  status: number,
  code: number,
  message: string,
  bodyStatus?: number,
): JsonResponse =>
  errorResponse(status, { code, message, type: 'ImgurException', exception: [] }, bodyStatus);

/** Creates an error in the newer form, without the wrapper. */
export function errorsList(status: number, name: string, detail: string): RawResponse {
  const entry = { id: 'c0ffee00-sandbox', code: String(status), status: name, detail };
  return { status, type: 'application/vnd.imgur.v1+json', body: JSON.stringify({ errors: [entry] }) };
}

export const htmlPage = (status: number, title: string, text = title): RawResponse => ({
  status,
  type: 'text/html; charset=utf-8',
  body: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title></head><body><p>${escapeHtml(text)}</p></body></html>`,
});

export const escapeHtml = (text: string) =>
  text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);

export const isRawResponse = (answer: JsonResponse | RawResponse): answer is RawResponse => 'body' in answer;

const safeCallback = /^[A-Za-z_$][\w$.]{0,127}$/;
const extension = /\.(json|xml)$/;

/** Strips the extension that selects a format. */
export const withoutExtension = (path: string) => path.replace(extension, '');

/** Renders JSON, JSONP or XML, by the extension and the query of the request. */
export function render(answer: JsonResponse, wanted: ResponseFormat): RawResponse {
  const bodyStatus = answer.bodyStatus ?? answer.status;
  const status = wanted.fakeStatus ?? answer.status;
  const data = withRequest(answer, wanted);
  if (wanted.path.endsWith('.xml')) {
    return {
      status,
      type: 'text/xml; charset=utf-8',
      body: renderXml(data, answer.success, bodyStatus),
    };
  }
  const body = JSON.stringify({ data, success: answer.success, status: bodyStatus });
  if (wanted.callback !== null && safeCallback.test(wanted.callback)) {
    return { status, type: 'application/javascript', body: `${wanted.callback}(${body})` };
  }
  return { status, type: 'application/json', body };
}

function withRequest(answer: JsonResponse, wanted: ResponseFormat): unknown {
  const { data } = answer;
  if (answer.success || data === null || typeof data !== 'object' || !('error' in data)) return data;
  return { ...data, request: withoutExtension(wanted.path), method: wanted.method };
}

const xml = new XmlBuilder({ ignoreAttributes: false, suppressEmptyNode: true });

function renderXml(data: unknown, success: boolean, status: number): string {
  const attributes = { '@_success': success ? '1' : '0', '@_status': String(status) };
  const content = xmlValue(data);
  const isTree = content !== null && typeof content === 'object';
  const root = isTree ? { ...attributes, ...content } : { ...attributes, '#text': content ?? '' };
  return `<?xml version="1.0" encoding="utf-8"?>\n${xml.build({ data: root })}`;
}

/** Converts a value for XML: lists become `item` elements, booleans 1 or nothing, as PHP writes it. */
function xmlValue(value: unknown): unknown {
  if (Array.isArray(value)) return { item: value.map(xmlValue) };
  if (typeof value === 'boolean') return value ? '1' : '';
  if (value === null || value === undefined) return '';
  if (typeof value !== 'object') return String(value);
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, xmlValue(entry)]));
}
