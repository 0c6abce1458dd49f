import { parse as parseBbcode } from '@bbob/parser';
import { HtmlRenderer, Parser } from 'commonmark';
import fc from 'fast-check';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { describe, expect, test } from 'vitest';
import { settingsSchema } from '../../../contract/settings.ts';
import { allForms, formatLinks } from '../../../links/format-link.ts';
import type { Linkable } from '../../../links/linkable.ts';

/** What a reader of a text finds in it: pictures and links in order, and all letters that are neither. */
interface Found {
  readonly pictures: readonly { readonly address: string; readonly text: string }[];
  readonly links: readonly { readonly address: string; readonly text: string }[];
  readonly elements: readonly string[];
  readonly rest: string;
}

type Node = DefaultTreeAdapterTypes.ChildNode;

function foundIn(html: string): Found {
  const pictures: { address: string; text: string }[] = [];
  const links: { address: string; text: string }[] = [];
  const elements: string[] = [];
  const textOf = (nodes: readonly Node[]): string =>
    nodes
      .map((node) => ('value' in node ? node.value : 'childNodes' in node ? textOf(node.childNodes) : ''))
      .join('');
  const walk = (nodes: readonly Node[]): string =>
    nodes
      .map((node) => {
        if ('value' in node) return node.value;
        if (!('tagName' in node)) return `<${node.nodeName}>`;
        const attribute = (name: string) => node.attrs.find((one) => one.name === name)?.value ?? '';
        elements.push(node.tagName);
        if (node.tagName === 'img') pictures.push({ address: attribute('src'), text: attribute('alt') });
        if (node.tagName !== 'a') return walk(node.childNodes);
        links.push({ address: attribute('href'), text: textOf(node.childNodes) });
        walk(node.childNodes);
        return '';
      })
      .join('');
  return { rest: walk(parseFragment(html).childNodes), pictures, links, elements };
}

const readers = {
  CommonMark: (text: string) => foundIn(new HtmlRenderer().render(new Parser().parse(text))),
  GFM: (text: string) =>
    foundIn(
      micromark(text, {
        extensions: [gfm()],
        htmlExtensions: [gfmHtml()],
        allowDangerousHtml: true,
        allowDangerousProtocol: true,
      }),
    ),
};

/** Pieces that mean something to one grammar or another, beside letters of any kind. */
const piece = fc.oneof(
  fc.constantFrom(
    ...[
      '`',
      '``',
      '*',
      '**',
      '_',
      '__',
      '~',
      '~~',
      '[',
      ']',
      '](u)',
      '![',
      '(',
      ')',
      '<',
      '>',
      '<b>',
      '<!--',
      '-->',
    ],
    ...[
      '&copy;',
      '&#35;',
      '&',
      '&amp',
      '\\',
      '\\\\',
      '|',
      '^',
      '^1',
      '#',
      '$',
      '"',
      "'",
      '!',
      ':',
      '- ',
      '1. ',
      '> ',
    ],
    ...[
      '<img src=x>',
      '<a@b.example>',
      '<https://a.example>',
      'https://a.example',
      'www.a.example',
      'a@b.example',
    ],
    ...[
      '[/url]',
      '[img]',
      '[b]',
      '\n',
      '\n\n',
      '\r\n',
      '\t',
      '  ',
      '\u0000',
      '\u00a0',
      '\u2028',
      '\u202e',
      '\u2067',
      '\u200f',
      '\u061c',
      '{link}',
      '$&',
    ],
  ),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
  fc.string({ unit: 'binary', maxLength: 3 }),
);
const title = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''));
/** As an address comes out of WHATWG's parser, which leaves a good deal of signs in it. */
const address = fc
  .tuple(
    fc.constantFrom('?', '#', ''),
    fc.array(fc.oneof(piece, fc.constantFrom('&copy;=1', '(a', 'a)', '|')), { maxLength: 4 }),
  )
  .map(([sign, rest]) => new URL(`https://i.example/p${sign}${rest.join('')}.png`).href);

const picture = fc.record({ title: fc.option(title), name: title, link: address, page: address }).map(
  ({ title: given, name, link, page }): Linkable => ({
    title: given,
    description: null,
    name: `${name}.png`,
    media: null,
    remote: { id: 'abc', link, page, width: null, height: null },
  }),
);
const pictures = fc.array(picture, { minLength: 1, maxLength: 4 });
const separator = fc.constantFrom('\n', ' ', '\n\n', ', ', '');

/** What the forms say that they keep of a name. */
const shown = (text: string | null) =>
  (text ?? '')
    .replace(/\p{Bidi_Control}/gu, '')
    .replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim();
/** The same place, however it is encoded. */
const place = (written: string) =>
  new URL(written).href.replace(/%[\da-f]{2}|[^%]/gi, (sign) => decoded(sign));
const decoded = (sign: string) =>
  /^%[0-7]/.test(sign) ? String.fromCharCode(Number.parseInt(sign.slice(1), 16)) : sign;
const style = settingsSchema.parse({});

const check = (form: string, claim: (items: Linkable[], text: string, between: string) => void) =>
  fc.assert(
    fc.property(pictures, separator, (items, between) =>
      claim(items, formatLinks(items, { ...style, linkSeparator: between }, form), between),
    ),
    { numRuns: 400 },
  );

describe.each(['CommonMark', 'GFM'] as const)('whatever the titles, %s finds', (name) => {
  const read = readers[name];

  test('exactly the pictures given, with exactly that text', () => {
    check('markdown', (items, text, between) => {
      const { pictures: seen, rest, elements } = read(text);
      expect(seen.map((one) => ({ ...one, address: place(one.address) }))).toEqual(
        items.map(({ title: given, remote }) => ({ address: place(remote.link), text: shown(given) })),
      );
      expect(new Set(elements)).toEqual(new Set(['p', 'img']));
      expect(rest.replace(/\s/g, '')).toBe(between.trim().repeat(items.length - 1));
    });
  });

  test('exactly the links given, with exactly that text', () => {
    check('reddit', (items, text) => {
      const { links, elements } = read(text);
      expect(links.map((one) => ({ ...one, address: place(one.address) }))).toEqual(
        items.map(({ title: given, name: file, remote }) => ({
          address: place(remote.link),
          text: shown(given) || shown(file),
        })),
      );
      expect(new Set(elements)).toEqual(new Set(['p', 'a']));
    });
  });
});

test('whatever the titles, HTML has exactly the links and pictures given, with exactly that text', () => {
  check('html', (items, text) => {
    const { links, pictures: seen, elements } = foundIn(text);
    expect(seen).toEqual(
      items.map(({ title: given, remote }) => ({ address: remote.link, text: shown(given) })),
    );
    expect(links.map(({ address: to }) => to)).toEqual(items.map(({ remote }) => remote.page));
    expect(elements).toEqual(items.flatMap(() => ['a', 'img']));
  });
});

test('whatever the titles and addresses, BBCode has exactly the links and pictures given', () => {
  check('bbcode', (items, text, between) => {
    const nodes = parseBbcode(text).filter((node) => typeof node !== 'string');
    const seen = nodes.map((node) => {
      const {
        tag,
        attrs = {},
        content,
      } = node as { tag: string; attrs?: Record<string, string>; content: unknown[] };
      const [inner] = content as [{ tag: string; content: string[] }];
      return [
        tag,
        place(Object.keys(attrs)[0] ?? ''),
        content.length,
        inner.tag,
        place(inner.content.join('')),
      ];
    });
    expect(seen).toEqual(
      items.map(({ remote }) => ['url', place(remote.page), 1, 'img', place(remote.link)]),
    );
    expect(text.split(between || /(?<=\[\/url\])/)).toHaveLength(items.length);
  });
});

test('two titles with a backtick each stay two pictures', () => {
  const [a, b] = ['a `tick', 'b `tock'].map((given, at) => ({
    title: given,
    description: null,
    name: 'x.png',
    media: null,
    remote: { id: `u${at}`, link: `https://i.example/u${at}.png`, page: '', width: null, height: null },
  }));
  const text = formatLinks([a, b] as Linkable[], style, 'markdown');
  expect(text).toBe('![a \\`tick](https://i.example/u0.png)\n![b \\`tock](https://i.example/u1.png)');
});

test('names of everyday need few escapes', () => {
  const text = formatLinks(
    [
      {
        title: 'Tom & Jerry (1940) - 50 %, "no. 1"!',
        description: null,
        name: '',
        media: null,
        remote: { id: 'a', link: 'https://i.example/a.png', page: '', width: null, height: null },
      },
    ],
    style,
    'markdown',
  );
  expect(text).toBe('![Tom & Jerry (1940) - 50 %, "no. 1"!](https://i.example/a.png)');
});

test('whatever the titles and addresses, no form turns round what stands behind it', () => {
  const templates = ['{title}', '{title|name:markdown}', '{name:html}', '{description}{link}{page}'];
  const own = templates.map((text, index) => ({ id: `t${index}`, name: `t${index}`, text }));
  const forms = [...allForms, ...own.map(({ id }) => id)];
  const turned = fc.array(fc.constantFrom('\u202e', '\u2066', '\u200f', '\u061c', 'a', '/', ' '), {
    minLength: 1,
  });
  fc.assert(
    fc.property(fc.constantFrom(...forms), turned, (form, pieces) => {
      const text = pieces.join('');
      const remote = {
        id: 'abc',
        link: `https://i.example/${text}.png`,
        page: `https://example/${text}`,
        width: null,
        height: null,
      };
      const item: Linkable = { title: text, description: text, name: text, media: null, remote };
      expect(formatLinks([item], { ...style, linkTemplates: own }, form)).not.toMatch(/\p{Bidi_Control}/u);
    }),
  );
});
