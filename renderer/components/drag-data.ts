import { formatLinks, type LinkStyle } from '../../links/format-link.ts';
import type { Linkable } from '../../links/linkable.ts';

/** Marks what is dragged out of this window, so that it does not take it for something new. */
export const linkDragType = 'application/x-snapferry-links';

/** More would freeze the window when the drag begins: all of it has to be written in that moment. */
export const maxDraggedItems = 2_000;

/** Links for other programs: addresses for browsers, text as people chose it, pictures for what shows HTML. */
export function writeDragData(transfer: DataTransfer, items: readonly Linkable[], style: LinkStyle): void {
  transfer.effectAllowed = 'copyLink';
  transfer.setData('text/uri-list', items.map(({ remote }) => remote.link).join('\r\n'));
  transfer.setData('text/plain', formatLinks(items, style));
  transfer.setData('text/html', items.map((item) => formatLinks([item], style, 'html')).join('<br>'));
  transfer.setData(linkDragType, '');
}
