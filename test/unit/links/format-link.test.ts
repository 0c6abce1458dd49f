import { describe, expect, it } from 'vitest';
import { settingsSchema } from '../../../contract/settings.ts';
import { formatLink, formatLinks, linkForms, shortUrl, thumbnailForms } from '../../../links/format-link.ts';
import type { Linkable } from '../../../links/linkable.ts';
import { fillTemplate, templateFields, unknownFields } from '../../../links/template.ts';

const style = settingsSchema.parse({});

const linked = (id: string, change: Partial<Linkable> = {}): Linkable => ({
  title: null,
  description: null,
  name: 'one.png',
  media: { width: 40, height: 30 },
  remote: {
    id,
    link: `https://i.imgur.com/${id}.png`,
    page: `https://imgur.com/${id}`,
    width: null,
    height: null,
  },
  ...change,
});

describe('a link', () => {
  it('can be written in seven ways', () => {
    expect(linkForms.map((form) => formatLink(linked('abc'), style, form))).toEqual([
      'https://i.imgur.com/abc.png',
      'https://imgur.com/abc',
      '![](https://i.imgur.com/abc.png)',
      '<a href="https://imgur.com/abc"><img src="https://i.imgur.com/abc.png" alt=""></a>',
      '[url=https://imgur.com/abc][img]https://i.imgur.com/abc.png[/img][/url]',
      '[one.png](https://i.imgur.com/abc.png)',
      'https://i.imgur.com/abc.png\nCourtesy of Imgur: https://imgur.com/abc',
    ]);
  });

  it('takes its title along, with what would break out of the form made harmless', () => {
    const titled = linked('abc', { title: 'a "b" <c> & [d]\nnext' });
    const markdown = '[a "b" \\<c\\> & \\[d\\] next](https://i.imgur.com/abc.png)';
    expect(formatLink(titled, style, 'markdown')).toBe(`!${markdown}`);
    expect(formatLink(titled, style, 'reddit')).toBe(markdown);
    expect(formatLink(titled, style, 'html')).toContain('alt="a &quot;b&quot; &lt;c&gt; &amp; [d] next"');
  });

  it('leads to small copies, which are JPEGs', () => {
    expect(thumbnailForms.map((form) => formatLink(linked('abc'), style, form))).toEqual(
      ['s', 'b', 't', 'm', 'l', 'h'].map((letter) => `https://i.imgur.com/abc${letter}.jpg`),
    );
  });

  it('leads to the picture itself where the address is made in another way', () => {
    const { remote } = linked('abc');
    const elsewhere = linked('abc', { remote: { ...remote, link: 'https://example.org/files/77' } });
    expect(formatLink(elsewhere, style, 'thumb-m')).toBe('https://example.org/files/77');
  });

  it('turns no text round in a template, whatever host made its address', () => {
    const { remote } = linked('abc');
    const turned = linked('abc', {
      remote: { ...remote, id: 'a\u202eb', link: 'https://example.org/\u2066a' },
    });
    const template = { id: 'own', name: 'All', text: '{id} {thumb-s} {link}' };
    expect(formatLink(turned, { ...style, linkForm: 'own', linkTemplates: [template] })).toBe(
      'ab https://example.org/%E2%81%A6a https://example.org/%E2%81%A6a',
    );
  });

  it('stands among others in the order given, with the separator that was chosen', () => {
    const others = ['b', 'a', 'c'].map((id) => linked(id));
    expect(formatLinks(others, style, 'page')).toBe(
      'https://imgur.com/b\nhttps://imgur.com/a\nhttps://imgur.com/c',
    );
    expect(formatLinks(others, { ...style, linkForm: 'page', linkSeparator: ', ' })).toBe(
      'https://imgur.com/b, https://imgur.com/a, https://imgur.com/c',
    );
  });

  it('is written as the chosen template says, and plainly when that is gone', () => {
    const own = {
      ...style,
      linkForm: 'own-1',
      linkTemplates: [{ id: 'own-1', name: 'Wiki', text: '{{{link}}}' }],
    };
    expect(formatLink(linked('abc'), own)).toBe('{{https://i.imgur.com/abc.png}}');
    expect(formatLink(linked('abc'), { ...own, linkTemplates: [] })).toBe('https://i.imgur.com/abc.png');
  });

  it('is shown without its protocol', () => {
    expect(shortUrl('https://i.imgur.com/abc.png')).toBe('i.imgur.com/abc.png');
  });
});

describe('a template', () => {
  it('knows every field', () => {
    const item = linked('abc', { title: 'A title', description: 'More' });
    const filled = fillTemplate(templateFields.map((field) => `{${field}}`).join(' '), item);
    expect(filled).toBe(
      'https://i.imgur.com/abc.png https://imgur.com/abc abc A title one.png More 40 30 ' +
        ['s', 'b', 't', 'm', 'l', 'h'].map((letter) => `https://i.imgur.com/abc${letter}.jpg`).join(' '),
    );
  });

  it('takes the first that is not empty', () => {
    expect(fillTemplate('{title|name}', linked('abc'))).toBe('one.png');
    expect(fillTemplate('{title|name}', linked('abc', { title: 'A title' }))).toBe('A title');
    expect(fillTemplate('{title}', linked('abc'))).toBe('');
  });

  it('prefers the size at the host to that of the file', () => {
    const { remote } = linked('abc');
    expect(fillTemplate('{width}', linked('abc', { remote: { ...remote, width: 20 } }))).toBe('20');
  });

  it('leaves alone what is no field, and never gives away the right to delete', () => {
    const text = '{deletehash} {toString} {} {link|nothing} { link }';
    expect(fillTemplate(text, linked('abc'))).toBe(text);
    expect(unknownFields(`${text} {title}`)).toEqual(['deletehash', 'toString', 'nothing']);
  });

  it('escapes a field for the language around it', () => {
    const item = linked('abc', { title: '[a] *b* & <c>\nd' });
    expect(fillTemplate('[{title|name:markdown}]({link})', item)).toBe(
      '[\\[a\\] \\*b\\* & \\<c\\> d](https://i.imgur.com/abc.png)',
    );
    expect(fillTemplate('<b>{title:html}</b>?q={title:url}', item)).toBe(
      '<b>[a] *b* &amp; &lt;c&gt; d</b>?q=%5Ba%5D%20*b*%20%26%20%3Cc%3E%0Ad',
    );
    const others = '{title:toString} {title:rtf} {color:red}';
    expect(fillTemplate(others, item)).toBe(others);
    expect(unknownFields(others)).toEqual(['title:toString', 'title:rtf']);
  });

  it('does not fill what came out of a field', () => {
    expect(fillTemplate('{title}', linked('abc', { title: '{link} $&' }))).toBe('{link} $&');
  });
});
