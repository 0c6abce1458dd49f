import type { RemoteImage } from '../../contract/records.ts';

/** The ways in which a link can be written, in the order in which they are offered. */
export const linkForms = ['direct', 'page', 'markdown', 'html', 'bbcode'] as const;
export type LinkForm = (typeof linkForms)[number];

interface Linkable {
  readonly title: string | null;
  readonly remote: Pick<RemoteImage, 'link' | 'page'>;
}

export function writeLink(form: LinkForm, { title, remote }: Linkable): string {
  switch (form) {
    case 'direct':
      return remote.link;
    case 'page':
      return remote.page;
    case 'markdown':
      return `![${escapeMarkdown(title ?? '')}](${remote.link})`;
    case 'html':
      return `<a href="${escapeHtml(remote.page)}"><img src="${escapeHtml(remote.link)}" alt="${escapeHtml(title ?? '')}"></a>`;
    case 'bbcode':
      return `[url=${remote.page}][img]${remote.link}[/img][/url]`;
  }
}

/** One link a line, in the order given. */
export function writeLinks(form: LinkForm, items: readonly Linkable[]): string {
  return items.map((item) => writeLink(form, item)).join('\n');
}

/** An address as people read it: without the protocol. */
export function shortAddress(url: string): string {
  return url.replace(/^https?:\/\//, '');
}

function escapeMarkdown(text: string): string {
  return text.replace(/[\\[\]]/g, '\\$&').replace(/\s+/g, ' ');
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
