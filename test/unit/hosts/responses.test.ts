import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { errorDataSchema } from '../../../contract/errors.ts';
import type { Media } from '../../../contract/media.ts';
import type { Credentials } from '../../../main/engine/hosts/host.ts';
import type { HttpResponse } from '../../../main/engine/hosts/http/response.ts';
import {
  parseCredits,
  parseResponse,
  parseTicket,
  parseUpload,
} from '../../../main/engine/hosts/imgur/responses.ts';

const clientId = '5a4db0c0ffee123';
const accessToken = 'f'.repeat(40);
const anonymous: Credentials = { kind: 'anonymous', clientId };
const account: Credentials = { kind: 'account', clientId, accessToken };
const png: Media = {
  kind: 'image',
  mime: 'image/png',
  bytes: 4_000,
  width: 10,
  height: 10,
  animated: false,
  sha256: 'ab',
};
const pages = 'https://imgur.com';

function answer(status: number, body: unknown, headers: HttpResponse['headers'] = {}): HttpResponse {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return {
    origin: 'https://api.imgur.com',
    status,
    headers,
    body: text,
    brokenBy: null,
    sentAt: 1_000,
    receivedAt: 2_000,
  };
}

const wrapped = (error: unknown, status: number) => ({ data: { error }, success: false, status });
const html = (title: string) =>
  `<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`;

function refusal(given: HttpResponse, credentials: Credentials = anonymous, media: Media | null = png) {
  const read = parseUpload(given, { credentials, media }, pages);
  if (read.kind !== 'refused') throw new Error('was read as uploaded');
  return read;
}

const success = {
  data: {
    id: 'aBcDeF1',
    link: 'https://i.imgur.com/aBcDeF1.png',
    deletehash: 'abcdefghij12345',
    type: 'image/png',
    width: 10,
    height: 20,
    size: 4_000,
    account_id: 0,
  },
  success: true,
  status: 200,
};

describe('an upload that went well', () => {
  it('gives the picture, its page and what the headers say', () => {
    const read = parseUpload(
      answer(200, success, { 'x-ratelimit-userremaining': '490' }),
      { credentials: anonymous, media: png },
      pages,
    );
    expect(read).toEqual({
      kind: 'uploaded',
      image: {
        id: 'aBcDeF1',
        link: 'https://i.imgur.com/aBcDeF1.png',
        page: 'https://imgur.com/aBcDeF1',
        deletehash: 'abcdefghij12345',
        mime: 'image/png',
        width: 10,
        height: 20,
        bytes: 4_000,
      },
      observation: {
        sentAt: 1_000,
        receivedAt: 2_000,
        clockOffsetMs: null,
        readings: { user: { remaining: 490 } },
        source: 'header',
        refusal: null,
      },
    });
  });

  it.each([
    ['HTTP says 500 and the document success', answer(500, success)],
    ['another document follows', answer(200, `${JSON.stringify(success)}\n{"data":{},"success":true}`)],
    ['the body begins with a byte order mark', answer(200, `\uFEFF${JSON.stringify(success)}`)],
    [
      'details are of other types',
      answer(200, { ...success, data: { ...success.data, width: 'wide', size: {} } }),
    ],
  ])('is believed when %s', (_, given) => {
    const read = parseUpload(given, { credentials: anonymous, media: png }, pages);
    expect(read.kind === 'uploaded' && read.image.id).toBe('aBcDeF1');
  });

  it('has a whole link even where Imgur forgets the ending', () => {
    const given = answer(200, {
      ...success,
      data: { ...success.data, link: 'https://i.imgur.com/aBcDeF1.' },
    });
    const read = parseUpload(given, { credentials: anonymous, media: null }, pages);
    expect(read.kind === 'uploaded' && read.image.link).toBe('https://i.imgur.com/aBcDeF1.mp4');
  });
});

describe('a video', () => {
  const video = { ...png, kind: 'video', mime: 'video/mp4' } as const;
  const asker = { credentials: anonymous, media: video };
  const data = { ...success.data, type: 'video/mp4', link: 'https://i.imgur.com/aBcDeF1.mp4' };
  const read = (body: unknown, status = 200) => parseUpload(answer(status, body), asker, pages);

  it.each([
    ['pending', { ...data, processing: { status: 'pending' } }],
    ['said to be complete', { ...data, processing: { status: 'completed' } }],
    ['of which nothing is said', data],
    ['whose type nobody tells', { ...data, type: null }],
    ['with a state of another kind', { ...data, processing: 7 }],
  ])('%s is to be looked at before its link is given away', (_, told) => {
    expect(read({ ...success, data: told })).toMatchObject({
      kind: 'processing',
      ticket: null,
      image: { id: 'aBcDeF1', link: 'https://i.imgur.com/aBcDeF1.mp4', deletehash: 'abcdefghij12345' },
    });
  });

  it('may have a ticket alone, and an error never counts as one', () => {
    const ticket = { data: { ticket: 'tick-et' }, success: true, status: 200 };
    expect(read(ticket)).toMatchObject({ kind: 'processing', image: null, ticket: 'tick-et' });
    expect(read({ ...ticket, data: { ticket: '' } }).kind).toBe('refused');
    expect(read({ ...ticket, success: false }).kind).toBe('refused');
    expect(read(ticket, 500).kind).toBe('refused');
  });

  it.each([
    ['ready', { data: { done: { a: 'aBcDeF1' } } }, { kind: 'ready', id: 'aBcDeF1' }],
    ['of another', { data: { done: { b: 'aBcDeF1' } } }, { kind: 'pending' }],
    ['in an empty list, as PHP writes it', { data: { done: [] } }, { kind: 'pending' }],
    ['with a name that is none', { data: { done: { a: '../x' } } }, { kind: 'pending' }],
    ['a page', '<html></html>', { kind: 'unclear', failure: { code: 'bad-answer' } }],
  ])('has a ticket that is asked for: %s', (_, body, told) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    expect(parseTicket(200, text, 'a')).toMatchObject(told);
  });

  it('is asked for again where the site has had enough', () => {
    expect(parseTicket(429, '', 'a')).toMatchObject({ kind: 'unclear', failure: { code: 'rate-limited' } });
    expect(parseTicket(503, '{}', 'a')).toMatchObject({ kind: 'unclear', failure: { code: 'bad-answer' } });
  });
});

describe('answers that are neither yes nor no', () => {
  it.each([
    ['no id', answer(200, { ...success, data: { ...success.data, id: undefined } })],
    ['no link', answer(200, { ...success, data: { ...success.data, link: '' } })],
    [
      'a link of another kind',
      answer(200, { ...success, data: { ...success.data, link: 'javascript:alert(1)' } }),
    ],
    ['nothing', answer(200, '')],
    ['half a document', answer(200, JSON.stringify(success).slice(0, -9))],
    ['a document of others', answer(200, { message: 'ok' })],
  ])('leave it open whether the picture arrived: %s', (_, given) => {
    const { verdict } = refusal(given);
    expect(verdict).toMatchObject({ failure: { code: 'bad-answer' }, isClearNo: false });
  });

  it('name the break when it was the connection that ended the answer', () => {
    const failure = { code: 'connection-lost' as const, message: 'gone', params: {} };
    const brokenBy = { failure, remedy: { kind: 'back-off' as const, atLeastMs: 1 } };
    const { verdict } = refusal({ ...answer(200, '{"data":'), brokenBy });
    expect(verdict).toMatchObject({ failure: { code: 'connection-lost' }, isClearNo: false });
    expect(refusal({ ...answer(429, ''), brokenBy }).verdict.failure.code).toBe('rate-limited');
  });

  it.each([502, 503, 504])('are what a gateway says with %i after giving up', (status) => {
    const { verdict } = refusal(answer(status, html('first byte timeout')));
    expect(verdict).toMatchObject({
      failure: { code: 'server-trouble', params: { status } },
      isClearNo: false,
    });
  });
});

const tooFast = {
  code: 429,
  message: 'You are uploading too fast. Please wait 7 more minutes.',
  type: 'ImgurException',
  exception: [],
};
const errorsList = {
  errors: [{ id: 'x', code: '429', status: 'Too Many Requests', detail: 'Too Many Requests' }],
};
const full = {
  'x-ratelimit-userremaining': '500',
  'x-ratelimit-clientremaining': '12500',
  'x-post-rate-limit-remaining': '1250',
};
const empty = (name: string) => ({ ...full, [name]: '0' });
const rate = (budget: string | null, waitMs: number | null = null) => ({ kind: 'rate', budget, waitMs });
const daily = { kind: 'daily', budget: 'client', waitMs: null };
const capacity = { kind: 'capacity', budget: null, waitMs: null };

describe('limits', () => {
  it.each([
    ['errors[], all budgets full', answer(429, errorsList, full), rate(null)],
    [
      'errors[], the user\u2019s budget empty',
      answer(429, errorsList, empty('x-ratelimit-userremaining')),
      rate('user'),
    ],
    ['POSTs used up', answer(429, errorsList, empty('x-post-rate-limit-remaining')), rate('post')],
    [
      'two documents',
      answer(429, JSON.stringify(errorsList) + JSON.stringify(wrapped('x', 429))),
      rate(null),
    ],
    ['a page', answer(429, html('429 Too Many Requests')), rate(null)],
    ['nothing', answer(429, ''), rate(null)],
    ['minutes, status 429 around 400', answer(429, wrapped(tooFast, 400)), rate('uploads', 420_000)],
    ['status 429 around 500', answer(429, wrapped('Internal', 500)), rate(null)],
    ['status 400 around 429', answer(400, wrapped({ ...tooFast, message: '' }, 400)), rate(null)],
    ['the words of 2016', answer(400, wrapped('Uploading file too fast!', 400)), rate('uploads')],
    [
      '403 with an empty budget',
      answer(403, wrapped('x', 403), empty('x-ratelimit-userremaining')),
      rate('user'),
    ],
    ['a Retry-After that says something', answer(429, '', { 'retry-after': '30' }), rate(null, 30_000)],
    ['a Retry-After that says nothing', answer(429, '', { 'retry-after': '0' }), rate(null)],
  ])('of a while: %s', (_, given, expected) => {
    const { verdict, observation } = refusal(given);
    expect(verdict).toMatchObject({
      failure: { code: 'rate-limited' },
      remedy: { kind: 'wait-for-credits' },
      isClearNo: true,
    });
    expect(observation.refusal).toEqual(expected);
  });

  it.each([
    ['in words', answer(429, wrapped('Daily client requests exceeded', 429), full)],
    ['in words, with 403', answer(403, wrapped('Daily client requests exceeded', 403))],
    ['by an empty budget', answer(429, errorsList, empty('x-ratelimit-clientremaining'))],
  ])('of the day: %s', (_, given) => {
    const { verdict, observation } = refusal(given);
    expect(verdict.failure.code).toBe('daily-limit');
    expect(observation.refusal).toEqual(daily);
  });

  it.each([
    ['one address', answer(403, wrapped('Imgur is temporarily over capacity.', 403)), 0],
    ['one address, 429', answer(429, wrapped('over capacity', 429)), 0],
    ['JSON', answer(500, wrapped('Imgur is temporarily over capacity.', 500)), 0],
    ['body status 1203', answer(500, { data: false, success: false, status: 1203 }), 0],
    ['a page', answer(500, html('Imgur is over capacity!')), 0],
    ['with a time', answer(503, html('Over capacity'), { 'retry-after': '30' }), 30_000],
  ])('of the host: %s', (_, given, atLeastMs) => {
    const { verdict, observation } = refusal(given);
    expect(verdict).toMatchObject({
      failure: { code: 'over-capacity' },
      remedy: { kind: 'back-off', atLeastMs },
    });
    expect(observation.refusal).toEqual({ ...capacity, waitMs: atLeastMs || null });
  });
});

describe('who asks', () => {
  it.each([
    [403, 'Invalid client_id'],
    [401, 'Authentication required'],
    [403, 'Malformed auth header'],
    [403, 'The access token was not found.'],
  ])('%i %s, without an account, is about the Client-ID', (status, text) => {
    expect(refusal(answer(status, wrapped(text, status))).verdict).toMatchObject({
      failure: { code: 'bad-client-id' },
      remedy: { kind: 'client-id' },
    });
  });

  it.each([
    [403, 'The access token provided is invalid.'],
    [403, 'The access token was not found.'],
    [401, 'Authentication required'],
    [401, ''],
  ])('%i %s, with an account, asks for a fresh token', (status, text) => {
    const given = answer(status, wrapped(text, status), empty('x-ratelimit-userremaining'));
    expect(refusal(given, account).verdict).toMatchObject({
      failure: { code: 'sign-in-needed' },
      remedy: { kind: 'refresh-token' },
    });
  });

  it('an application that is gone is told apart from a token, with an account too', () => {
    const { verdict } = refusal(answer(403, wrapped('Invalid client_id', 403)), account);
    expect(verdict.failure.code).toBe('bad-client-id');
  });
});

describe('what is final', () => {
  const inner = (code: number, message: string) => wrapped({ code, message, type: 'X', exception: {} }, 400);
  it.each([
    ['unsupported-type', answer(400, inner(1003, 'File type invalid (1)'))],
    ['unsupported-type', answer(415, '')],
    ['rejected', answer(413, html('413 Request Entity Too Large'))],
    ['rejected', answer(413, wrapped('file is over the size limit', 413))],
    ['rejected', answer(400, wrapped('No image data was sent to the upload api', 400))],
    ['album-locked', answer(400, inner(403, 'Cannot change album contents while in gallery'))],
    ['rejected', answer(400, { data: 'Plain words', success: false, status: 400 })],
    ['rejected', answer(400, { data: false, success: false, status: 400 })],
    ['rejected', answer(400, '<data success="0" status="400"><error>Odd</error></data>')],
  ])('%s: %o', (code, given) => {
    expect(refusal(given).verdict).toMatchObject({
      failure: { code },
      remedy: { kind: 'none' },
      isClearNo: true,
    });
  });

  it('is a refusal of a change, where no picture was sent', () => {
    const asker = { credentials: anonymous, media: null, isChange: true };
    for (const given of [
      answer(403, wrapped('Permission denied', 403)),
      answer(200, { data: { error: 'Unauthorized' }, success: true, status: 200 }),
    ])
      expect(parseResponse(given, asker, z.object({ data: z.literal(true) }))).toMatchObject({
        kind: 'refused',
        verdict: { failure: { code: 'forbidden' }, remedy: { kind: 'none' } },
      });
  });

  it('names the limit for a file between what the one and the other documentation allow', () => {
    const bytes = 15_000_000;
    const { verdict } = refusal(answer(400, wrapped('File is over the size limit', 400)), anonymous, {
      ...png,
      bytes,
    });
    expect(verdict.failure).toMatchObject({ code: 'too-big', params: { bytes, limit: 10_000_000 } });
  });

  it('names the type only where it is known', () => {
    const given = answer(400, inner(1003, 'File type invalid (1)'));
    expect(refusal(given).verdict.failure.params).toEqual({ type: 'PNG' });
    expect(refusal(given, anonymous, null).verdict.failure.params).toEqual({});
    // A kind that it takes, and more pixels than tools open.
    const { failure } = refusal(given, anonymous, { ...png, width: 40_000, height: 40_000 }).verdict;
    expect(failure).toMatchObject({
      code: 'too-big',
      params: { what: 'pixels', width: 40_000, height: 40_000 },
    });
  });

  it('passes on what Imgur says', () => {
    const { verdict } = refusal(answer(400, wrapped('Something odd', 400)));
    expect(verdict.failure.params).toEqual({ reason: 'Something odd' });
  });
});

describe('what is no judgement on the picture', () => {
  const inner = (code: number, message: string) => wrapped({ code, message, type: 'X', exception: {} }, 400);
  const portal = { location: 'https://login.hotel.example/?from=api.imgur.com' };
  it.each([
    ['a page of others with 403', answer(403, html('403 Forbidden')), 'foreign-answer', true],
    ['a page of others with 404', answer(404, html('Not Found')), 'foreign-answer', true],
    ['a page of others with 400', answer(400, html('Bad Request')), 'foreign-answer', true],
    ['a page of others with 401', answer(401, html('Authentication required')), 'foreign-answer', true],
    ['a page that speaks of a Client-ID', answer(403, html('Your client id is 7')), 'foreign-answer', true],
    ['a page that speaks of limits', answer(403, html('Rate limit? Not here.')), 'foreign-answer', true],
    ['a page of the law', answer(451, html('Blocked')), 'foreign-answer', true],
    ['a document of others', answer(403, { message: 'Blocked by policy' }), 'foreign-answer', true],
    ['a wordless 401', answer(401, ''), 'foreign-answer', true],
    ['a wordless 403', answer(403, ''), 'foreign-answer', true],
    ['a proxy that wants a password', answer(407, ''), 'foreign-answer', true],
    ['a way elsewhere', answer(302, '', portal), 'foreign-answer', true],
    ['a way that leads nowhere', answer(302, ''), 'foreign-answer', true],
    ['a page with 200', answer(200, html('Welcome to the hotel network')), 'foreign-answer', false],
    ['500 in a page', answer(500, html('Oops')), 'server-trouble', false],
    ['500 without a word', answer(500, ''), 'server-trouble', false],
    ['502', answer(502, html('Bad gateway')), 'server-trouble', false],
    ['503 of a server that found nobody', answer(503, html('Backend is unhealthy')), 'server-trouble', true],
    ['an address for uploads that is gone', answer(404, wrapped('Not found', 404)), 'server-trouble', true],
    ['a country that is shut out', answer(400, inner(1016, 'Not from here')), 'forbidden', true],
    [
      'a network that is shut out',
      answer(400, wrapped('These actions are forbidden.', 400)),
      'forbidden',
      true,
    ],
    ['a refusal by the edge', answer(400, wrapped('No.', 400), { 'cdn-error': 'yes' }), 'forbidden', true],
    ['one that may not upload', answer(403, wrapped('Permission denied', 403)), 'forbidden', true],
    ['the same inside of 200', answer(200, { data: { error: 'Unauthorized' } }), 'forbidden', true],
    [
      'an error inside of a yes',
      answer(200, { data: { error: 'Could not process' }, success: true, status: 200 }),
      'bad-answer',
      true,
    ],
  ])('%s is waited out', (_, given, code, isClearNo) => {
    const { verdict, observation } = refusal(given);
    expect(verdict).toMatchObject({ failure: { code }, remedy: { kind: 'back-off' }, isClearNo });
    expect(verdict.remedy).toMatchObject({ atLeastMs: expect.any(Number) });
    expect(observation.refusal).toBeNull();
  });

  it('names who answers in the place of the host, as far as that is told', () => {
    expect(refusal(answer(302, '', portal)).verdict.failure.params).toEqual({
      host: 'api.imgur.com',
      status: 302,
      to: 'login.hotel.example',
    });
    const own = { location: 'https://imgur.com/upload' };
    expect(refusal(answer(302, '', own)).verdict.failure.params).toEqual({
      host: 'api.imgur.com',
      status: 302,
    });
  });

  it('shows budgets that a refusal spent, whoever wrote its page', () => {
    const given = answer(403, html('403'), { 'x-ratelimit-userremaining': '0' });
    expect(refusal(given).verdict.failure.code).toBe('rate-limited');
  });
});

describe('trouble that passes', () => {
  it.each([
    ['417', answer(417, wrapped('Internal expectation failed', 417))],
    ['405', answer(405, html('Method not allowed'))],
    ['500 in JSON', answer(500, wrapped('Internal', 500))],
    ['500 inside of 200', answer(200, { data: false, success: false, status: 500 })],
  ])('%s is a clear no, and tried again', (_, given) => {
    expect(refusal(given).verdict).toMatchObject({
      failure: { code: 'server-trouble' },
      remedy: { kind: 'back-off' },
      isClearNo: true,
    });
  });
});

describe('asking for the credits', () => {
  const asker = { credentials: anonymous, media: null, isChange: true };
  const data = {
    UserLimit: 500,
    UserRemaining: 480,
    UserReset: 1_496_246_162,
    ClientLimit: 12_500,
    ClientRemaining: '12000',
  };

  it('reads the document before the headers, and POSTs from the headers', () => {
    const read = parseCredits(
      answer(
        200,
        { data, success: true, status: 200 },
        {
          date: 'Wed, 31 May 2017 14:56:02 GMT',
          'x-ratelimit-userremaining': '499',
          'x-ratelimit-clientreset': '86400',
          'x-post-rate-limit-remaining': '1216',
        },
      ),
      asker,
    );
    expect(read).toMatchObject({
      kind: 'read',
      observation: {
        source: 'asked',
        refusal: null,
        readings: {
          user: { limit: 500, remaining: 480, resetInMs: 3_600_000 },
          client: { limit: 12_500, remaining: 12_000, resetInMs: 86_400_000 },
          post: { remaining: 1_216 },
        },
      },
    });
  });

  it.each([
    ['an error inside of 200', answer(200, { data: { error: 'x' }, success: true }), 'rejected'],
    ['nothing to read', answer(200, { data: { UserLimit: 'many' } }), 'bad-answer'],
    ['a refusal', answer(429, ''), 'rate-limited'],
  ])('fails on %s', (_, given, code) => {
    const read = parseCredits(given, asker);
    expect(read.kind === 'refused' && read.verdict.failure.code).toBe(code);
  });
});

describe('any answer at all', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.json(),
    fc.tuple(fc.json(), fc.json()).map(([a, b]) => a + b),
    fc
      .record(
        {
          data: fc.oneof(
            fc.anything(),
            fc.record({ error: fc.anything(), id: fc.anything(), link: fc.anything() }),
          ),
          errors: fc.oneof(fc.anything(), fc.array(fc.anything())),
          status: fc.anything(),
          success: fc.anything(),
        },
        { requiredKeys: [] },
      )
      .map((value) => JSON.stringify(value, (_, part) => (typeof part === 'bigint' ? Number(part) : part))),
  );
  const credentials = fc.constantFrom(anonymous, account);

  it('is put into the closed set, and never throws', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 999 }), text, credentials, (status, body, who) => {
        for (const read of [
          parseUpload(answer(status, body), { credentials: who, media: png }, pages),
          parseCredits(answer(status, body), { credentials: who, media: null }),
        ]) {
          if (read.kind === 'refused') errorDataSchema.parse(read.verdict.failure);
        }
      }),
    );
  });

  it('gives away no secret, wherever the server repeats it', () => {
    const deletehash = 'q1w2e3r4t5y6u7i';
    const sentence = `No ${clientId} ${accessToken} /3/image/${deletehash}`;
    const places = [
      wrapped(sentence, 400),
      { data: sentence, success: false },
      { errors: [{ code: '429', detail: sentence }] },
      html(sentence),
      { ...success, data: { ...success.data, link: null, error: sentence } },
    ];
    for (const status of [200, 400, 403, 429, 500]) {
      for (const place of places) {
        const { failure } = refusal(answer(status, place), account).verdict;
        const all = JSON.stringify(failure);
        for (const secret of [clientId, accessToken, deletehash]) expect(all).not.toContain(secret);
      }
    }
  });
});
