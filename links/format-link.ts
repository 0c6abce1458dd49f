import type { Settings } from '../contract/settings.ts';
import {
  escapeBbcodeAddress,
  escapeHtml,
  escapeMarkdown,
  escapeMarkdownAddress,
  oneLine,
  plainAddress,
} from './escape.ts';
import type { Linkable } from './linkable.ts';
import { fillTemplate } from './template.ts';
import { thumbnailLink } from './thumbnail-url.ts';

/** Lists the link formats, in the order in which they are offered. */
export const linkForms = ['direct', 'page', 'markdown', 'html', 'bbcode', 'reddit', 'courtesy'] as const;
/** Lists the formats that link to a thumbnail, smallest first. */
export const thumbnailForms = ['thumb-s', 'thumb-b', 'thumb-t', 'thumb-m', 'thumb-l', 'thumb-h'] as const;
type BuiltInForm = (typeof linkForms)[number] | (typeof thumbnailForms)[number];

/** The user's settings for links. `linkForm` is one of the built-in forms or the id of a template. */
export type LinkStyle = Pick<Settings, 'linkForm' | 'linkTemplates' | 'linkSeparator'>;

/**
 * Formats a link in this form, by default the chosen one; a template that no longer exists gives the picture's own URL.
 */
export function formatLink(item: Linkable, style: LinkStyle, form: string = style.linkForm): string {
  const template = style.linkTemplates.find(({ id }) => id === form);
  if (template) return fillTemplate(template.text, item);
  return formatBuiltIn((isBuiltInForm(form) ? form : null) ?? 'direct', item);
}

/**
 * Finds a form by name: a built-in one by its id, a template by the name that the user gave it; null if there is none.
 */
export function findForm(name: string, { linkTemplates }: Pick<LinkStyle, 'linkTemplates'>): string | null {
  if (isBuiltInForm(name)) return name;
  const wanted = name.trim().toLowerCase();
  return linkTemplates.find((template) => template.name.trim().toLowerCase() === wanted)?.id ?? null;
}

/** Formats links in the order given, with the chosen separator between them. */
export function formatLinks(items: readonly Linkable[], style: LinkStyle, form?: string): string {
  return items.map((item) => formatLink(item, style, form)).join(style.linkSeparator);
}

/** Lists every built-in form. */
export const allForms: readonly string[] = [...linkForms, ...thumbnailForms];
const isBuiltInForm = (form: string): form is BuiltInForm => allForms.includes(form);

function formatBuiltIn(form: BuiltInForm, { title, name, remote: given }: Linkable): string {
  const remote = { ...given, link: plainAddress(given.link), page: plainAddress(given.page) };
  switch (form) {
    case 'direct':
      return remote.link;
    case 'page':
      return remote.page;
    case 'markdown':
      return `!${markdownLink(title ?? '', remote.link)}`;
    case 'html': {
      const alt = escapeHtml(oneLine(title ?? ''));
      return `<a href="${escapeHtml(remote.page)}"><img src="${escapeHtml(remote.link)}" alt="${alt}"></a>`;
    }
    case 'bbcode':
      return `[url=${escapeBbcodeAddress(remote.page)}][img]${escapeBbcodeAddress(remote.link)}[/img][/url]`;
    case 'reddit':
      // Reddit shows no pictures in texts, so a link without a name would be invisible.
      return markdownLink(oneLine(title ?? '') || name, remote.link);
    case 'courtesy':
      // For pictures of others: the words that Imgur asks for beside what is shown of its users, in every language.
      return `${remote.link}\nCourtesy of Imgur: ${remote.page}`;
    default:
      return thumbnailLink(remote, form.slice(-1));
  }
}

const markdownLink = (text: string, address: string) =>
  `[${escapeMarkdown(text)}](${escapeMarkdownAddress(address)})`;

/** Strips the protocol from a URL for display. */
export function shortUrl(url: string): string {
  return url.replace(/^https?:\/\//, '');
}
