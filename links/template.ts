import type { Linkable } from './linkable.ts';
import { thumbnailLink } from './thumbnail-url.ts';

/** What a template of one's own may name. The deletehash is not among it: it must never be pasted anywhere by chance. */
export const templateFields = [
  'link',
  'page',
  'id',
  'title',
  'name',
  'description',
  'width',
  'height',
  'thumb-s',
  'thumb-b',
  'thumb-t',
  'thumb-m',
  'thumb-l',
  'thumb-h',
] as const;
export type TemplateField = (typeof templateFields)[number];

const isTemplateField = (name: string): name is TemplateField =>
  (templateFields as readonly string[]).includes(name);

const placeholder = /\{([\w|-]+)\}/g;

/**
 * Fills a template: `{title|name}` is the first of these that is not empty. What is no field stays as it is written, so
 * that braces of other languages need no escape.
 */
export function fillTemplate(template: string, item: Linkable): string {
  return template.replace(placeholder, (written, inside: string) => {
    const names = inside.split('|');
    if (!names.every(isTemplateField)) return written;
    return names.map((name) => fieldValue(name, item)).find((value) => value !== '') ?? '';
  });
}

/** What stands in braces and is no field: most likely a slip of the hand. */
export function unknownFields(template: string): string[] {
  const inside = [...template.matchAll(placeholder)].flatMap(([, names = '']) => names.split('|'));
  return [...new Set(inside.filter((name) => !isTemplateField(name)))];
}

function fieldValue(field: TemplateField, { title, description, name, media, remote }: Linkable): string {
  switch (field) {
    case 'link':
      return remote.link;
    case 'page':
      return remote.page;
    case 'id':
      return remote.id;
    case 'title':
      return title ?? '';
    case 'description':
      return description ?? '';
    case 'name':
      return name;
    case 'width':
    case 'height':
      return String(remote[field] ?? media?.[field] ?? '');
    case 'thumb-s':
    case 'thumb-b':
    case 'thumb-t':
    case 'thumb-m':
    case 'thumb-l':
    case 'thumb-h':
      return thumbnailLink(remote, field.slice(-1));
  }
}
