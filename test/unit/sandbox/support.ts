import sharp from 'sharp';
import { afterEach } from 'vitest';
import type { Clock } from '../../../main/engine/clock.ts';
import { createSandbox, type Sandbox, type SandboxOptions } from '../../../sandbox/index.ts';

const open: Sandbox[] = [];

/** Starts a sandbox that ends with the test. */
export async function sandboxWith(options: SandboxOptions = {}): Promise<Sandbox> {
  const sandbox = await createSandbox(options);
  open.push(sandbox);
  return sandbox;
}

afterEach(async () => {
  for (const sandbox of open.splice(0)) await sandbox.close();
});

/** A clock that stands still until it is moved. */
export class SteppingClock implements Clock {
  #now: number;
  #waiting: { at: number; callback: () => void }[] = [];

  constructor(now = Date.UTC(2026, 4, 10, 12)) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  after(ms: number, callback: () => void): () => void {
    const entry = { at: this.#now + ms, callback };
    this.#waiting.push(entry);
    return () => {
      this.#waiting = this.#waiting.filter((other) => other !== entry);
    };
  }

  /** Number of callbacks that wait for their time. */
  get waiting(): number {
    return this.#waiting.length;
  }

  move(ms: number): void {
    this.#now += ms;
    const due = this.#waiting.filter(({ at }) => at <= this.#now);
    this.#waiting = this.#waiting.filter(({ at }) => at > this.#now);
    for (const { callback } of due) callback();
  }
}

/** Creates a small picture; another `seed` gives other bytes. */
export function png(seed = 0, side = 24): Promise<Buffer> {
  const background = { r: seed % 256, g: (seed >> 8) % 256, b: 99 };
  return sharp({ create: { width: side, height: side, channels: 3, background } })
    .png()
    .toBuffer();
}

/** A parsed answer. `body` is the text, `json` its value when it is JSON. */
export interface TestResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // Tests look into all sorts of bodies.
  readonly json: {
    data: Record<string, unknown> & { error?: unknown };
    success: boolean;
    status: number;
  };
}

export interface TestRequest {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: BodyInit;
  readonly token?: string;
  /** No Authorization header at all. */
  readonly anonymous?: boolean;
}

/** Sends one call of the API, by default with the sandbox's own Client-ID. */
export async function sendRequest(
  sandbox: Sandbox,
  path: string,
  asking: TestRequest = {},
): Promise<TestResponse> {
  const authorization = asking.token ? `Bearer ${asking.token}` : `Client-ID ${sandbox.clientId}`;
  const response = await fetch(sandbox.origin + path, {
    method: asking.method ?? 'GET',
    headers: { ...(asking.anonymous ? {} : { authorization }), ...asking.headers },
    redirect: 'manual',
    ...(asking.body === undefined ? {} : { body: asking.body }),
  });
  const text = await response.text();
  const isJson = (response.headers.get('content-type') ?? '').includes('json');
  return {
    status: response.status,
    headers: response.headers,
    text,
    get json() {
      if (!isJson) throw new Error(`not JSON: ${text.slice(0, 200)}`);
      return JSON.parse(text);
    },
  };
}

export const formWith = (fields: Record<string, string>, file?: Uint8Array, field = 'image'): FormData => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  if (file) form.append(field, new Blob([new Uint8Array(file)]), 'picture');
  return form;
};

export const urlencoded = (fields: [string, string][]): URLSearchParams => new URLSearchParams(fields);

/** Uploads as multipart, which is what most clients do. */
export async function upload(
  sandbox: Sandbox,
  file: Uint8Array,
  fields: Record<string, string> = {},
  asking: TestRequest & { path?: string; field?: string } = {},
): Promise<TestResponse> {
  const body = formWith(fields, file, asking.field);
  return sendRequest(sandbox, asking.path ?? '/3/image', { method: 'POST', ...asking, body });
}

/** Returns the text of a field of the answer's data. */
export function headerOf(answered: TestResponse, name: string): string {
  const value = answered.json.data[name];
  if (typeof value !== 'string') throw new Error(`no text ${name} in ${answered.text}`);
  return value;
}

/** Signs in as a browser would and returns the fragment's fields. */
export async function signIn(
  sandbox: Sandbox,
  username = 'alice',
): Promise<{ accessToken: string; refreshToken: string }> {
  const query = new URLSearchParams({
    client_id: sandbox.clientId,
    response_type: 'token',
    approve: '1',
    username,
  });
  const answered = await sendRequest(sandbox, `/oauth2/authorize?${query}`, { anonymous: true });
  const fragment = new URLSearchParams(new URL(answered.headers.get('location') ?? '').hash.slice(1));
  return {
    accessToken: fragment.get('access_token') ?? '',
    refreshToken: fragment.get('refresh_token') ?? '',
  };
}
