import { HtmlRenderer, Parser } from 'commonmark';
import { settingsSchema } from '../../../contract/settings.ts';
import { allForms, findForm, formatLinks } from '../../../links/format-link.ts';
import type { Linkable } from '../../../links/linkable.ts';
import { fillTemplate, templateFields, unknownFields } from '../../../links/template.ts';
import type { Random } from '../random.ts';
import type { Case, Target } from '../target.ts';
import { mutateText, textOf } from '../texts.ts';

const templates: readonly string[] = [
  '{link}',
  '![{title|name:markdown}]({link})',
  '<img src="{link:html}" alt="{title|description|name:html}" width="{width}" height="{height}">',
  '[[{page}][{title}]]',
  '{thumb-s} {thumb-b} {thumb-t} {thumb-m} {thumb-l} {thumb-h}',
  'https://example.org/?u={link:url}&t={title:url}',
  '{{ {id} }} \\figure{{name}} {nothing} {title:latex}',
];

function itemOf(random: Random): Linkable {
  const id = random.percent(80) ? 'aBc123' : textOf(random).slice(0, 100);
  const text = () => (random.percent(20) ? null : textOf(random));
  const address = (base: string) => `https://${base}/${id}${random.percent(70) ? '.png' : textOf(random)}`;
  return {
    title: text(),
    description: text(),
    name: text() ?? 'one.png',
    media: random.percent(50) ? null : { width: 12, height: null },
    remote: { id, link: address('i.imgur.com'), page: address('imgur.com'), width: 3, height: null },
  };
}

const direction = /\p{Bidi_Control}/u;

/** Templates and forms of links: total, without what turns the text round, and whole in the language they are for. */
export const linkTemplates: Target = {
  async prepare() {
    return {
      make(random): Case {
        const template = random.percent(70)
          ? mutateText(random.pick(templates), random, templates)
          : textOf(random);
        const items = Array.from({ length: 1 + random.below(3) }, () => itemOf(random));
        return {
          bytes: Buffer.from(JSON.stringify({ template, items })),
          async run() {
            check(template, items);
          },
        };
      },
    };
  },
};

function check(template: string, items: readonly Linkable[]): void {
  const [item] = items;
  if (!item) return;
  const filled = fillTemplate(template, item);
  if (!direction.test(template) && direction.test(filled))
    throw new Error('What it is filled with turns the text round');
  const unknown = unknownFields(template);
  for (const field of templateFields)
    if (unknown.includes(field)) throw new Error(`It does not know ${field}`);
  const settings = settingsSchema.parse({});
  const style = settingsSchema.safeParse({
    ...settings,
    linkForm: 'mine',
    linkTemplates: [{ id: 'mine', name: 'Mine', text: template }],
  });
  for (const form of allForms) {
    const text = formatLinks(items, settings, form);
    if (
      direction.test(text.replaceAll(item.remote.id, '')) &&
      !direction.test(items.map(({ name }) => name).join(''))
    )
      throw new Error(`${form} turns the text round`);
  }
  findForm(template, settings);
  if (style.success && formatLinks([item], style.data) !== filled)
    throw new Error('The style says another thing');
  const pictures = new HtmlRenderer()
    .render(new Parser().parse(formatLinks([item], settings, 'markdown')))
    .match(/<img /g);
  if (pictures?.length !== 1) throw new Error(`Markdown shows ${pictures?.length ?? 0} pictures`);
}
