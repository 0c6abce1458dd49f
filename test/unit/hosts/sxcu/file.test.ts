import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explainSxcu, sxcu, warningText } from '../../../../main/engine/hosts/sxcu/index.ts';
import { migrate, migrateData } from '../../../../main/engine/hosts/sxcu/migrate.ts';
import { readFile } from '../../../../main/engine/hosts/sxcu/read-file.ts';
import {
  exportSxcu,
  isRefusal,
  parseSxcu,
  storedUploader,
  summaryOf,
} from '../../../../main/engine/hosts/sxcu/stored.ts';
import type { Uploader } from '../../../../main/engine/hosts/sxcu/uploader.ts';
import { samples } from '../../../support/hosts/sxcu-samples.ts';

const minimal = {
  Version: '15.0.0',
  RequestURL: 'https://h.example/up',
  Body: 'MultipartFormData',
  FileFormName: 'file',
};

const file = (over: object = {}) => JSON.stringify({ ...minimal, ...over });

function read(text: string, syntax: 'old' | 'new' | null = null): Uploader {
  const found = readFile(text, syntax);
  if (found.kind === 'refused') throw new Error(found.error.message);
  return found.uploader;
}

function imported(text: string, syntax: 'old' | 'new' | null = null) {
  const found = parseSxcu(text, syntax);
  if (isRefusal(found)) throw new Error(found.message);
  return found;
}

describe('the vectors of the specification', () => {
  it.each([
    ['$json:data.url$', '{json:data.url}'],
    ['a$regex:1$b', 'a{regex:1}b'],
    ['{x}$json:a$', '\\{x\\}{json:a}'],
    ['cost 5\\$ $json:a$', 'cost 5 {json:a}'],
    ['$json:a.b|c$', '{json:a.b|c}'],
    ['$base64:u:p$', '{base64:u:p}'],
  ])('%s becomes %s', (old, now) => expect(migrate(old, true).text).toBe(now));

  it('moves the query to the parameters', () => {
    const uploader = read(file({ RequestURL: 'https://h.example/up?k=1&raw', Parameters: { k: '2' } }));
    expect(uploader.address).toBe('https://h.example/up');
    expect(uploader.parameters).toEqual([
      ['k', '2'],
      ['raw', ''],
    ]);
  });
});

describe('the old syntax, kinder than ShareX', () => {
  it.each([
    ['cost 5\\$ $json:a$', 'cost 5\\$ {json:a}'],
    ['$regex:"u":"(\\w+)"|1$', '{regex:"u":"(\\\\w+)"|1}'],
    ['$regex:a\\|b|1$', '{regex:a\\|b|1}'],
    ['$regex:a\\\\d$', '{regex:a\\\\d}'],
  ])('%s becomes %s', (old, now) => expect(migrate(old)).toEqual({ text: now, hasEscapes: true }));

  it('replaces two names alone in a body text', () =>
    expect(migrateData('{"a":"$input$","b":"$FILENAME$","c":"$json:x$"}')).toBe(
      '{"a":"{input}","b":"{FILENAME}","c":"$json:x$"}',
    ));

  it('uses the list of patterns that ShareX forgot', () => {
    const old = { Version: '12.4.1', RegexList: ['"(?<url>https?:\\/\\/[^"|]+)"', '<a>(.+)</a>'] };
    const uploader = read(
      file({ ...old, URL: 'x$regex:1,url$', DeletionURL: '$regex:2|1$', ThumbnailURL: '$regex:2$' }),
    );
    expect(uploader.link).toBe('x{regex:"(?<url>https?:\\\\/\\\\/[^"\\|]+)"|url}');
    expect(uploader.deletion).toBe('{regex:<a>(.+)</a>|1}');
    expect(uploader.thumbnail).toBe('{regex:<a>(.+)</a>}');
    const missing = readFile(file({ ...old, URL: '$regex:3$' }));
    expect(missing).toMatchObject({ warnings: [{ code: 'regex-list-missing', field: 'URL' }] });
  });
});

describe('a file', () => {
  it('is read without regard to case, with choices by name or number', () => {
    const text = JSON.stringify({
      version: '15.0.0',
      REQUESTURL: 'h.example/up',
      requestmethod: 'put',
      Body: 5,
      DestinationType: 'imageuploader, FileUploader',
    });
    expect(read(`\uFEFF${text}`)).toMatchObject({
      address: 'https://h.example/up',
      method: 'PUT',
      body: 'Binary',
      destinations: ['ImageUploader', 'FileUploader'],
    });
    expect(read(file({ DestinationType: 5, RequestMethod: '3', Body: 'multipartformdata' }))).toMatchObject({
      destinations: ['ImageUploader', 'FileUploader'],
      method: 'PATCH',
      body: 'MultipartFormData',
    });
    expect(read(file({ Arguments: { n: 7, b: true, x: null } })).fields).toEqual([
      ['n', '7'],
      ['b', 'true'],
      ['x', ''],
    ]);
  });

  it('may name what nobody knows, and is told so', () => {
    expect(readFile(file({ Colour: 'red', ResponseType: 'Text' }))).toMatchObject({
      warnings: [
        { code: 'unknown-field', field: 'ResponseType' },
        { code: 'unknown-field', field: 'Colour' },
      ],
    });
  });

  it('of a new version that is written in the old syntax can be read as old', () => {
    const text = file({ Version: '14.0.0', URL: '$json:link$' });
    expect(imported(text).warnings).toEqual([{ code: 'looks-old', field: 'URL' }]);
    expect(read(text).link).toBe('$json:link$');
    expect(read(text, 'old').link).toBe('{json:link}');
  });

  it.each([
    ['13.7.1', '{json:link}'],
    ['13.7.2', '$json:link$'],
    ['12.3.2', '{json:link}'],
    ['12.4', '{json:link}'],
  ])('of version %s has the link %s', (Version, link) =>
    expect(read(file({ Version, URL: '$json:link$' })).link).toBe(link),
  );

  it.each([
    ['no JSON', 'not JSON', 'not-json'],
    ['a list', '[]', 'not-json'],
    ['another JSON', '{"name":"snapferry"}', 'not-an-uploader'],
    ['a version that is too old', file({ Version: '12.3.1' }), 'version'],
    ['no version', file({ Version: undefined }), 'version'],
    ['no address', file({ RequestURL: ' ' }), 'no-address'],
    ['a host that varies', file({ RequestURL: 'https://{random:a|b}.example/up' }), 'host-varies'],
    ['another scheme', file({ RequestURL: 'file:///etc/passwd' }), 'host-varies'],
    ['a password in the address', file({ RequestURL: 'https://me:pw@h.example/up' }), 'host-varies'],
    ['a shortener', file({ DestinationType: 'URLShortener' }), 'not-for-pictures'],
    ['a JSON body', file({ Body: 'JSON', Data: '{}' }), 'carries-no-file'],
    ['a GET', file({ RequestMethod: 'GET' }), 'carries-no-file'],
    ['a form without the file', file({ FileFormName: '' }), 'no-file-name'],
    ['a header that is none', file({ Headers: { 'a b': 'c' } }), 'bad-header'],
    ['a question', file({ Arguments: { a: '{prompt:Who?}' } }), 'asks'],
    ['a user name', file({ Arguments: { a: '%un' } }), 'placeholder'],
    ['an unknown function', file({ URL: '{jason:a}' }), 'template'],
    ['a request that reads the answer', file({ Headers: { a: '{response}' } }), 'template'],
    ['an endless file', file({ Name: 'x'.repeat(300_000) }), 'too-long'],
  ])('with %s is refused', (_, text, reason) => {
    const found = parseSxcu(text);
    expect(found).toMatchObject({ code: 'bad-setting', params: { reason } });
    if (!isRefusal(found)) return;
    const told = ['en', 'de', 'es', 'id', 'it', 'pt', 'ru'].map((language) => explainSxcu(found, language));
    expect(new Set(told).size).toBe(7);
    for (const text of told) expect(text).not.toMatch(/[{}]field|undefined/);
  });
});

describe('secrets', () => {
  const text = file({
    RequestURL: 'https://h.example/up?apikey=url-secret',
    Headers: { Authorization: 'Bearer head-secret', Accept: 'text/plain' },
    Arguments: { userhash: '{base64:me:form-secret}', album: '7' },
  });

  it('are kept apart, and hidden where the uploader is shown', () => {
    const { values, secrets } = imported(text);
    expect(JSON.stringify(values)).not.toMatch(/(url|head|form)-secret/);
    expect(JSON.parse(secrets.secrets ?? '')).toEqual({
      'Headers.Authorization': 'Bearer head-secret',
      'Parameters.apikey': 'url-secret',
      'Arguments.userhash': '{base64:me:form-secret}',
    });
    const summary = summaryOf(values);
    expect(summary).toEqual({
      title: 'h.example',
      host: 'h.example',
      method: 'POST',
      isEncrypted: true,
      sent: [
        { name: 'Authorization', value: null },
        { name: 'Accept', value: 'text/plain' },
        { name: 'apikey', value: null },
        { name: 'userhash', value: null },
        { name: 'album', value: '7' },
      ],
    });
    expect(JSON.stringify(summaryOf({ ...values, ...secrets }))).not.toMatch(/secret/);
  });

  it('come back where they are there, and are missed where they are not', () => {
    const { values, secrets } = imported(text);
    expect(storedUploader({ ...values, ...secrets })).toMatchObject({
      parameters: [['apikey', 'url-secret']],
      headers: [
        ['Authorization', 'Bearer head-secret'],
        ['Accept', 'text/plain'],
      ],
    });
    expect(storedUploader(values)).toMatchObject({
      code: 'bad-setting',
      params: { reason: 'secret-missing' },
    });
    // They may be kept in a file of the user's, which is read when the destination is opened.
    expect(sxcu.check?.(values)).toBeNull();
    expect(sxcu.check?.({ ...values, secrets: '{}' })).toMatchObject({
      params: { reason: 'secret-missing' },
    });
  });

  it('are in an export only on request', () => {
    const { values, secrets } = imported(text);
    expect(exportSxcu(values)).not.toMatch(/(url|head|form)-secret/);
    const whole = exportSxcu(values, secrets);
    expect(whole).toMatch(/head-secret/);
    expect(imported(String(whole))).toEqual({ ...imported(text), warnings: [] });
  });
});

it('warns of what is read otherwise, in every language', () => {
  const text = file({
    Version: '13.0.0',
    RequestURL: 'http://h.example/up',
    Headers: { 'Content-Type': 'multipart/form-data', Host: 'other.example' },
    URL: 'a\\$b',
  });
  const { warnings } = imported(text);
  expect(warnings).toEqual([
    { code: 'escape-kept', field: 'URL' },
    { code: 'not-encrypted', field: 'RequestURL' },
    { code: 'header-left-out', field: 'Content-Type' },
    { code: 'header-left-out', field: 'Host' },
  ]);
  for (const warning of warnings) {
    const told = ['en', 'de', 'es', 'id', 'it', 'pt', 'ru'].map((language) => warningText(warning, language));
    expect(new Set(told).size).toBe(7);
    expect(told.join('')).not.toMatch(/[{}]/);
  }
});

it.each(samples)('reads the shape: $shape', ({ text, expected }) => {
  const found = parseSxcu(text);
  if (typeof expected === 'string') expect(found).toMatchObject({ params: { reason: expected } });
  else {
    if (isRefusal(found)) throw new Error(found.message);
    expect(storedUploader({ ...found.values, ...found.secrets })).toMatchObject(expected);
  }
});

describe('whatever it is given', () => {
  const anything = fc.oneof(
    fc.string(),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(fc.string()),
  );
  const names = fc.constantFrom(
    'Name',
    'URL',
    'DeletionURL',
    'ErrorMessage',
    'RequestMethod',
    'Body',
    'DestinationType',
    'Data',
    'RegexList',
    'Headers',
    'Arguments',
    'Parameters',
    '__proto__',
    'constructor',
  );
  const version = fc.constantFrom('12.4.0', '13.7.1', '15.0.0', '', '99');

  it('never throws', () => {
    fc.assert(
      fc.property(
        version,
        fc.dictionary(names, fc.oneof(anything, fc.dictionary(fc.string(), fc.string()))),
        (Version, over) => {
          const found = parseSxcu(JSON.stringify({ ...minimal, ...over, Version }));
          if (isRefusal(found)) expect(found.code).toBe('bad-setting');
          else expect(found.title).not.toBe('');
        },
      ),
      { numRuns: 2_000 },
    );
    fc.assert(fc.property(fc.string(), (text) => void parseSxcu(text)));
  });

  it('comes back from an export as it went in', () => {
    const key = fc.stringMatching(/^[a-zA-Z][a-zA-Z0-9-]{0,12}$/);
    const value = fc.string({ unit: 'grapheme', maxLength: 30 }).map((text) => text.replace(/[\\{}|%]/g, ''));
    const list = fc.dictionary(key, value, { maxKeys: 4 });
    fc.assert(
      fc.property(list, list, list, value, (Headers, Parameters, Arguments, Name) => {
        const text = file({ Headers, Parameters, Arguments, Name });
        const first = parseSxcu(text);
        if (isRefusal(first)) return;
        const again = imported(String(exportSxcu(first.values, first.secrets)));
        expect(again.values).toEqual(first.values);
        expect(again.secrets).toEqual(first.secrets);
        expect(storedUploader({ ...again.values, ...again.secrets })).toEqual(read(text));
      }),
      { numRuns: 500 },
    );
  });
});

it('a host that is too long for any address is none', () => {
  const text = JSON.stringify({
    Version: '19.0.2',
    RequestURL: `https://httpsnull;up.example.org${'NaN'.repeat(15_000)}`,
    Body: 'MultipartFormData',
    FileFormName: 'f',
  });
  expect(parseSxcu(text)).toMatchObject({ params: { reason: 'host-varies' } });
});
