import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as catbox from '../../../main/engine/hosts/catbox/answers.ts';
import * as chevereto from '../../../main/engine/hosts/chevereto/answers.ts';
import type { UploadReading } from '../../../main/engine/hosts/http/form-upload.ts';
import { type Asked, explainAnswer, quoteOf } from '../../../main/engine/hosts/http/refusals.ts';
import type { HttpResponse } from '../../../main/engine/hosts/http/response.ts';
import * as imgbb from '../../../main/engine/hosts/imgbb/answers.ts';
import * as litterbox from '../../../main/engine/hosts/litterbox/answers.ts';
import * as lsky from '../../../main/engine/hosts/lsky/answers.ts';
import * as zipline from '../../../main/engine/hosts/zipline/answers.ts';
import { answerOf } from '../../support/hosts/answers.ts';

const asked: Asked = { host: 'Host', media: null, secrets: ['hush-hush'] };

const readers: readonly [string, (answer: HttpResponse) => UploadReading][] = [
  ['catbox', (answer) => catbox.readUpload(answer, asked)],
  ['litterbox', (answer) => litterbox.readUpload(answer, asked, 1_000)],
  ['imgbb', (answer) => imgbb.readUpload(answer, asked, 1_000)],
  ['chevereto', (answer) => chevereto.readUpload(answer, asked, 1_000)],
  ['lsky', (answer) => lsky.readUpload(answer, asked)],
  ['zipline', (answer) => zipline.readUpload(answer, asked)],
];

/** Values in the shapes that these hosts use, and wrong ones in their places. */
const leaf = fc.oneof(
  fc.constantFrom(
    'https://h.example/a.png',
    'javascript:alert(1)',
    '',
    'Rate limit reached.',
    '\ud800',
    'hush-hush',
  ),
  fc.string(),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
);
const names = fc.constantFrom(
  'data',
  'image',
  'files',
  'links',
  'url',
  'id',
  'key',
  'status',
  'error',
  'message',
  'code',
  'thumb',
  'delete_url',
  'deletesAt',
  'status_code',
);
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small' },
    leaf,
    fc.dictionary(names, tie('tree'), { maxKeys: 5 }),
    fc.array(tie('tree'), { maxLength: 3 }),
  ),
}));
const body = fc.oneof(
  tree.map((value) => JSON.stringify(value)),
  fc.string(),
  fc.constantFrom('', '<!DOCTYPE html><html>', 'https://h.example/a.png', '{"data":'),
);
const status = fc.constantFrom(
  200,
  201,
  204,
  301,
  302,
  307,
  400,
  401,
  403,
  404,
  412,
  413,
  415,
  422,
  429,
  500,
  502,
  503,
  511,
);

describe.each(readers)('%s', (_, read) => {
  it('reads any answer as a link that a browser opens, or as a refusal with a remedy', () => {
    fc.assert(
      fc.property(status, body, (code, text) => {
        const found = read(answerOf(code, text));
        if (found.kind === 'uploaded') {
          expect(code).toBeLessThan(300);
          expect(new URL(found.image.link).protocol).toMatch(/^https?:$/);
          expect(found.image.id).not.toBe('');
          return;
        }
        expect(['none', 'back-off', 'sign-in']).toContain(found.remedy.kind);
        expect(found.failure.message).not.toContain('hush-hush');
        // What the host did not say itself is no judgement on the picture.
        if (text === '' || text.startsWith('<')) {
          const isAboutFile = code === 413 || code === 415;
          expect(found.remedy.kind).toBe(isAboutFile ? 'none' : 'back-off');
        }
        // Only a yes, or a server that may have handed it on, leaves open what became of it.
        if (!found.isClearNo) expect(code < 300 || code >= 500).toBe(true);
      }),
      { numRuns: 1_500 },
    );
  });

  it('takes an answer that broke off for no more than it is', () => {
    const brokenBy = {
      failure: { code: 'connection-lost' as const, message: '', params: {} },
      remedy: { kind: 'back-off' as const, atLeastMs: 0 },
    };
    for (const text of ['', '{"da', 'https://h.example/a.pn']) {
      const found = read({ ...answerOf(200, text), brokenBy });
      expect(found).toMatchObject({
        kind: 'refused',
        failure: { code: 'connection-lost' },
        isClearNo: false,
      });
    }
    expect(read({ ...answerOf(200, ''), body: null })).toMatchObject({ failure: { code: 'bad-answer' } });
  });
});

it.each([
  ['31', 31_000],
  ['Thu, 01 Jan 1970 00:00:32 GMT', 30_000],
  ['0', 0],
  ['soon', 0],
])('keeps the pause that is asked for: %s', (retry, atLeastMs) => {
  const answer = answerOf(429, '', { 'retry-after': retry });
  expect(explainAnswer(answer, asked, null)).toMatchObject({
    failure: { code: 'rate-limited' },
    remedy: { kind: 'back-off', atLeastMs },
  });
});

it('quotes no secret and nothing that looks like one', () => {
  const said = 'The key  hush-hush\n(f0e1d2c3b4a5968778695a4b3c2d1e0f) is not known';
  expect(quoteOf(said, ['hush-hush'])).toBe('The key … (…) is not known');
  expect(quoteOf('x '.repeat(500), []).length).toBeLessThanOrEqual(200);
});
