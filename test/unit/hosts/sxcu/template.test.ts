import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { queryEncode, urlEncode } from '../../../../main/engine/hosts/sxcu/escapes.ts';
import { evaluateText, faultIn, type Surroundings } from '../../../../main/engine/hosts/sxcu/functions.ts';
import { compile } from '../../../../main/engine/hosts/sxcu/pattern.ts';
import { TemplateError } from '../../../../main/engine/hosts/sxcu/template-error.ts';

const R = '{"data":{"id":"k7","files":[{"u":"https://h.example/k7.png"}],"n":12},"ok":true}';

/** Patterns run at once here; the thread that they run in is tried in `pattern.test.ts`. */
const surroundings = (over: Partial<Surroundings> & { text?: string } = {}): Surroundings => ({
  fileName: '',
  encodes: true,
  response: {
    text: over.text ?? R,
    url: 'https://h.example/after',
    header: (name) => (name.toLowerCase() === 'x-id' ? 'h9' : ''),
  },
  random: () => 0.99,
  match: async (pattern, group, text) => {
    const found = compile(pattern).exec(text);
    if (found === null) return '';
    return (group === '' ? found[0] : (found[Number(group)] ?? found.groups?.[group])) ?? '';
  },
  ...over,
});

describe('the vectors of the specification', () => {
  it.each([
    ['https://h.example/{json:data.id}', 'https://h.example/k7'],
    ['{json:data.files[0].u}', 'https://h.example/k7.png'],
    ['{json:$.data.n}', '12'],
    ['{JSON:data.id}', 'k7'],
    ['{json:{response}|data.id}', 'k7'],
    ['a\\{b\\}c', 'a{b}c'],
    ['a\\\\b', 'a\\b'],
    ['x|y', 'x'],
    ['x}y', 'x'],
    ['a:b{json:data.id}:c', 'a:bk7:c'],
    ['{base64:me:pw}', 'bWU6cHc='],
    ['{regex:"id":"(\\\\w+)"|1}', 'k7'],
    ['{regex:{json:data.files[0].u}|/([a-z0-9]+)\\\\.png|1}', 'k7'],
    ['{response', R],
    ['{json:data.id', 'k7'],
    ['{json:data.id}|tail', 'k7'],
    ['', ''],
  ])('%s', async (template, expected) => expect(await evaluateText(template, surroundings())).toBe(expected));

  it.each([
    ['{filename}', 'ü a.png', true, '%C3%BC%20a.png'],
    ['{filename}', 'ü a.png', false, 'ü a.png'],
    ['{filename:ignored}', 'f', true, 'f'],
    ['Basic {base64:{filename}\\|z}', 'q', false, 'Basic cXx6'],
  ])('%s of the file “%s”', async (template, fileName, encodes, expected) =>
    expect(await evaluateText(template, surroundings({ fileName, encodes }))).toBe(expected),
  );

  it.each([
    ['{}', 'no-name'],
    ['{nope}', 'unknown-function'],
    ['{base64}', 'too-few'],
    ['{random:a}', 'too-few'],
  ])('%s is an error', async (template, fault) => {
    await expect(evaluateText(template, surroundings())).rejects.toMatchObject({ fault });
    expect(faultIn(template, 'response')).toMatchObject({ fault });
  });
});

describe('functions', () => {
  it.each([
    ['{json:ok}', 'True'],
    ['{json:data.missing}', ''],
    ['{json:data.files[7].u}', ''],
    ["{json:['data']['id']}", 'k7'],
    ['{json:$..u}', 'https://h.example/k7.png'],
    ['{json:data.files[*].u}', 'https://h.example/k7.png'],
    ['{responseurl}', 'https://h.example/after'],
    ['{header:X-ID}', 'h9'],
    ['{header:none}', ''],
    ['{regex:nothing here}', ''],
    ['{regex:"id":"(?<it>\\\\w+)"|it}', 'k7'],
    ['{regex:k\\\\d}', 'k7'],
    ['{random:a|b|c}', 'c'],
    ['{input}', ''],
    ['{{json:data.id}{base64:x}', null],
    ['{js{random:x|on}:data.id}', 'k7'],
    ['{response|x}', `${R}x`],
    ['a\\', 'a'],
  ])('%s', async (template, expected) => {
    if (expected === null)
      await expect(evaluateText(template, surroundings())).rejects.toBeInstanceOf(TemplateError);
    else expect(await evaluateText(template, surroundings())).toBe(expected);
  });

  it.each([
    ['{json:data}', 'not-one-value'],
    ['{json:data.files}', 'not-one-value'],
    ['{json:$..*}', 'not-one-value'],
    ['{json:a[?(@.b)]}', 'bad-path'],
    ['{json:a[(@.length-1)]}', 'bad-path'],
    ['{json:a[0:2]}', 'bad-path'],
    ['{xml:/a}', 'not-xml'],
    ['{regex:(}', 'bad-pattern'],
    ['{regex:\\\\Aabc}', 'bad-pattern'],
    ['{regex:(?>a)b}', 'bad-pattern'],
    ['{select:a|b}', 'asks'],
    ['{prompt:Title}', 'asks'],
    ['{inputbox}', 'asks'],
    ['{outputbox:{response}}', 'asks'],
  ])('%s is an error', async (template, fault) =>
    expect(evaluateText(template, surroundings())).rejects.toMatchObject({ fault }),
  );

  it('keeps whole numbers that JavaScript would round', async () => {
    const text = '{"id":1029384756102938475,"half":1.50,"none":null,"no":false}';
    const of = (template: string) =>
      evaluateText(template, surroundings({ text, response: { ...view, text } }));
    const view = { text, url: '', header: () => '' };
    expect([
      await of('{json:id}'),
      await of('{json:half}'),
      await of('{json:none}'),
      await of('{json:no}'),
    ]).toEqual(['1029384756102938475', '1.5', '', 'False']);
  });

  it('says that a text is no JSON', async () => {
    const response = { text: '<html>', url: '', header: () => '' };
    await expect(evaluateText('{json:a}', surroundings({ response }))).rejects.toMatchObject({
      fault: 'not-json',
    });
  });
});

describe('XML', () => {
  const xml = `<?xml version="1.0"?><r xmlns:x="urn:x"><f id="a"><u>one</u></f><f id="b"><u>two</u><x:v>three</x:v></f>
    <d xmlns="urn:d"><e>four</e></d><c><![CDATA[<five>]]></c></r>`;
  const of = (template: string, text = xml) =>
    evaluateText(template, surroundings({ response: { text, url: '', header: () => '' } }));

  it.each([
    ['{xml:/r/f/u}', 'one'],
    ['{xml:/r/f[2]/u}', 'two'],
    ['{xml:/r/f[last()]/@id}', 'b'],
    ["{xml://f[@id='b']/u}", 'two'],
    ["{xml:/r/f[u='two']/@id}", 'b'],
    ["{xml://*[local-name()='v']}", 'three'],
    ["{xml://*[local-name()='e']/text()}", 'four'],
    ['{xml://e}', ''],
    ['{xml:/r/c}', '<five>'],
    ['{xml:string(/r/f/u)}', 'one'],
    ['{xml:/r/nothing}', ''],
    ['{xml:<a><b>1</b></a>|/a/b}', '1'],
  ])('%s', async (template, expected) => expect(await of(template)).toBe(expected));

  it('has no document type', async () => {
    const bomb = '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>';
    await expect(of('{xml:/a}', bomb)).rejects.toMatchObject({ fault: 'not-xml' });
    await expect(of('{xml:/a}', '<a>')).rejects.toMatchObject({ fault: 'not-xml' });
    await expect(of('{xml:/a/b:c}')).rejects.toMatchObject({ fault: 'bad-path' });
    await expect(of('{xml:document("file:///etc/passwd")}')).rejects.toMatchObject({ fault: 'bad-path' });
  });

  it('reads a large document in a moment', async () => {
    const large = `<r>${'<a><b>1</b></a>'.repeat(15_000)}</r>`;
    expect(await of('{xml://a[last()]/b}', large)).toBe('1');
    await expect(of('{xml://a}', `<r>${'x'.repeat(300_000)}</r>`)).rejects.toMatchObject({
      fault: 'not-xml',
    });
  });
});

describe('what is known before it is used', () => {
  it.each([
    ['{response}', 'no-response'],
    ['{json:data.id}', 'no-response'],
    ['{regex:a|1}', 'no-response'],
    ['{header:x}', 'no-response'],
    ['{select:a}', 'asks'],
    ['{json:{input}|a[?(1)]}', 'bad-path'],
  ])('%s in a request', (template, fault) => expect(faultIn(template, 'request')).toMatchObject({ fault }));

  it.each(['{json:{input}|a.b}', '{regex:{input}|a|1}', '{base64:u:p}', '{filename}', '{random:a|b}', 'a$b'])(
    '%s is fine in a request',
    (template) => expect(faultIn(template, 'request')).toBeNull(),
  );
});

describe('bounds', () => {
  it('holds for depth, length and number of calls', async () => {
    const deep = '{base64:'.repeat(200);
    await expect(evaluateText(deep, surroundings())).rejects.toMatchObject({ fault: 'too-deep' });
    await expect(evaluateText('a'.repeat(70_000), surroundings())).rejects.toMatchObject({
      fault: 'too-long',
    });
    await expect(evaluateText('{input}'.repeat(600), surroundings())).rejects.toMatchObject({
      fault: 'too-long',
    });
    const many = '{response}'.repeat(450);
    const text = 'x'.repeat(100_000);
    await expect(
      evaluateText(many, surroundings({ response: { text, url: '', header: () => '' } })),
    ).rejects.toMatchObject({ fault: 'too-long' });
  });

  it('gives a text or a named fault for any template', async () => {
    const sign = fc.constantFrom(
      '{',
      '}',
      '|',
      ':',
      '\\',
      'json',
      'regex',
      'xml',
      'base64',
      'response',
      '$.',
      '[0]',
      'a',
      '(',
      '*',
      '%',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(sign, { maxLength: 40 }), async (signs) => {
        const template = signs.join('');
        try {
          expect(typeof (await evaluateText(template, surroundings()))).toBe('string');
        } catch (thrown) {
          expect(thrown).toBeInstanceOf(TemplateError);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('gives back any text that is escaped', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 60 }), async (text) => {
        const escaped = text.replace(/[\\{}|]/g, '\\$&');
        expect(await evaluateText(escaped, surroundings())).toBe(text);
        expect(await evaluateText(`{base64:${escaped}}`, surroundings())).toBe(
          Buffer.from(text).toString('base64'),
        );
      }),
    );
  });
});

it('encodes addresses and queries each in its own way', () => {
  expect(urlEncode("a b!'()*~ü/")).toBe('a%20b%21%27%28%29%2A~%C3%BC%2F');
  expect(queryEncode("a b!'()*~ü/")).toBe('a+b!%27()*%7e%c3%bc%2f');
});
