import { ChevronRight, Copy } from 'lucide-react';
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import { defaultLinkStyle } from '../../../links/default-style.ts';
import { formatLink, shortUrl } from '../../../links/format-link.ts';
import type { Linkable } from '../../../links/linkable.ts';
import { useTranslator } from '../../i18n-context.tsx';
import { type LinkFormName, linkFormNames, thumbnailFormNames } from '../../text/link-form-names.ts';
import { useWindowState } from '../../window-context.tsx';
import { InspectorSection } from './Inspector.tsx';

/**
 * Lists the link forms; a press copies the links.
 * @param example shows the result
 */
export function LinkFormList({ example, onCopy }: { example: Linkable; onCopy: (form: string) => void }) {
  const i18n = useTranslator();
  const style = useWindowState((state) => state.mirror?.settings ?? defaultLinkStyle);
  const rowOf = ({ id, text }: LinkFormName) => (
    <li key={id} className="border-line not-first:border-t">
      <Button
        onPress={() => onCopy(id)}
        className="group flex h-8 w-full items-center gap-2 pr-2 pl-3 text-12 transition-colors -outline-offset-2 data-hovered:bg-hover data-pressed:bg-sunken"
      >
        <span className="sr-only">{i18n.t('inspector.copy-form', { form: text })}</span>
        <span aria-hidden className="w-24 shrink-0 truncate text-left text-ink-soft">
          {text}
        </span>
        <span aria-hidden className="min-w-0 flex-1 truncate text-left font-mono text-11 text-ink-faint">
          {shortUrl(formatLink(example, style, id))}
        </span>
        <Copy size={16} aria-hidden className="shrink-0 text-ink-faint group-data-hovered:text-ink" />
      </Button>
    </li>
  );
  const box = 'overflow-hidden rounded-md border border-line-strong bg-raised';
  return (
    <InspectorSection title={i18n.t('inspector.links')}>
      <ul className={box}>{linkFormNames(i18n, style.linkTemplates).map(rowOf)}</ul>
      <Disclosure className="group/more">
        <Heading level={4}>
          <Button
            slot="trigger"
            className="flex h-7 items-center gap-1 rounded-md pr-2 text-12 text-ink-soft transition-colors data-hovered:text-ink"
          >
            <ChevronRight
              size={16}
              aria-hidden
              className="transition-transform group-data-expanded/more:rotate-90"
            />
            {i18n.t('inspector.small-copies')}
          </Button>
        </Heading>
        <DisclosurePanel>
          <ul className={`mt-1 ${box}`}>{thumbnailFormNames(i18n).map(rowOf)}</ul>
        </DisclosurePanel>
      </Disclosure>
    </InspectorSection>
  );
}
