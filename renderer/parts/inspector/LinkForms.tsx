import { Copy } from 'lucide-react';
import { Button } from 'react-aria-components';
import type { HistoryItem, Job } from '../../../contract/records.ts';
import { linkForms, shortAddress, writeLink } from '../../text/links.ts';
import { useIntents } from '../../window.tsx';
import { useWords } from '../../words.tsx';
import { Group } from './Inspector.tsx';

/** Each way to write the links; a press copies it. Of several, each form copies all in the order given. */
export function LinkForms({ items }: { items: readonly (Job | HistoryItem)[] }) {
  const words = useWords();
  const { copyLinks } = useIntents();
  const [first] = items.flatMap(({ title, remote }) => (remote ? [{ title, remote }] : []));
  if (!first) return null;
  return (
    <Group title={words.text('inspector.links')}>
      <ul className="overflow-hidden rounded-md border border-line-strong bg-raised">
        {linkForms.map((form) => {
          const name = words.text(`form.${form}`);
          return (
            <li key={form} className="border-line not-first:border-t">
              <Button
                onPress={() => void copyLinks(items, form)}
                className="group flex h-8 w-full items-center gap-2 pr-2 pl-3 text-12 transition-colors -outline-offset-2 data-hovered:bg-hover data-pressed:bg-sunken"
              >
                <span className="sr-only">{words.text('inspector.copy-form', { form: name })}</span>
                <span aria-hidden className="w-24 shrink-0 truncate text-left text-ink-soft">
                  {name}
                </span>
                <span
                  aria-hidden
                  className="min-w-0 flex-1 truncate text-left font-mono text-11 text-ink-faint"
                >
                  {shortAddress(writeLink(form, first))}
                </span>
                <Copy size={16} aria-hidden className="shrink-0 text-ink-faint group-data-hovered:text-ink" />
              </Button>
            </li>
          );
        })}
      </ul>
    </Group>
  );
}
