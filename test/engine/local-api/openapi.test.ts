import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ZodType } from 'zod';
import { operations } from '../../../scripts/documents/openapi.ts';
import { root } from '../../../scripts/setup/paths.ts';
import {
  makePictures,
  startTestEngine,
  startTestSandbox,
  temporaryFolder,
} from '../support/running-engine.ts';

test('it names the routes that the server has, and no other', () => {
  const source = readFileSync(join(root, 'main/engine/local-api/server.ts'), 'utf8');
  const served = [...source.matchAll(/app\.(get|post|put|patch|delete)\('([^']+)'/g)];
  expect(served.map(([, method, path]) => `${method} ${path}`).sort()).toEqual(
    operations.map(({ method, path }) => `${method} ${path}`).sort(),
  );
});

describe('what the server answers is what it says', () => {
  async function serving() {
    const sandbox = await startTestSandbox({});
    const profile = await temporaryFolder();
    const { engine } = await startTestEngine({ sandbox, profile, localApi: { port: 0, key: null } });
    const { localApi, settings } = await engine.call('snapshot', {});
    const headers = { authorization: `Bearer ${settings.localApiKey}` };
    return { address: localApi.address ?? '', headers, profile };
  }

  /** Returns the status, after the answer was checked against the document. */
  async function ask(address: string, path: string, init: RequestInit): Promise<number> {
    const method = (init.method ?? 'GET').toLowerCase();
    const operation = operations.find((one) => one.path === path && one.method === method);
    const answer = await fetch(`${address}${path}`, init);
    expect(Object.keys(operation?.answers ?? {})).toContain(String(answer.status));
    const schema: ZodType | null | undefined = operation?.answers[answer.status];
    if (schema) schema.parse(await answer.json());
    else expect(await answer.text()).toContain('snapferry_');
    return answer.status;
  }

  test('to requests that are well, and to those that are not', async () => {
    const { address, headers, profile } = await serving();
    const [picture = ''] = await makePictures(profile, 1);
    const post = (body?: BodyInit): RequestInit => ({ method: 'POST', headers, ...(body ? { body } : {}) });
    const form = (bytes: string | Buffer) => {
      const data = new FormData();
      data.append('files', new Blob([new Uint8Array(Buffer.from(bytes))]), 'a.png');
      return data;
    };
    const cut: RequestInit = {
      method: 'POST',
      headers: { ...headers, 'content-type': 'multipart/form-data; boundary=b' },
      body: '--b\r\ncontent-disposition: form-data; name="files"; filename="a.png"\r\n\r\nhalf of',
    };
    const asked: [path: string, init: RequestInit, status: number][] = [
      ['/heartbeat', post(), 200],
      ['/healthz', { headers }, 200],
      ['/metrics', { headers }, 200],
      ['/upload', post(JSON.stringify({ list: [picture] })), 200],
      ['/upload', post(form(readFileSync(picture))), 200],
      ['/upload', post(form('no picture')), 415],
      ['/upload', cut, 400],
      ['/upload', post('no JSON'), 400],
      ['/upload', post(JSON.stringify({ list: ['a/part.png'] })), 400],
      ['/upload', { method: 'POST', headers: { ...headers, origin: 'https://example.org' } }, 403],
    ];
    for (const [path, init, status] of asked) expect(await ask(address, path, init), path).toBe(status);
  });
});
