import { formatLinks, type LinkStyle } from '../../links/format-link.ts';
import type { Linkable } from '../../links/linkable.ts';

/** Type that marks drags from this window, so that it does not accept them as new input. */
export const linkDragType = 'application/x-snapferry-links';

/** Type that marks drags of waiting pictures to another place in the queue. */
export const orderDragType = 'application/x-snapferry-order';

/** Whether a drag comes from a list of this window, so that a drop of it adds nothing. */
export const isOwnDrag = ({ types }: Pick<DataTransfer, 'types'>): boolean =>
  types.includes(linkDragType) || types.includes(orderDragType);

/**
 * Limit of dragged items: more would freeze the window when the drag begins, because all data has to be written in that
 * moment.
 */
export const maxDraggedItems = 2_000;

/** Writes links for other programs: URLs for browsers, text in the chosen form, pictures for what shows HTML. */
export function writeDragData(transfer: DataTransfer, items: readonly Linkable[], style: LinkStyle): void {
  transfer.effectAllowed = 'copyLink';
  transfer.setData('text/uri-list', items.map(({ remote }) => remote.link).join('\r\n'));
  transfer.setData('text/plain', formatLinks(items, style));
  transfer.setData('text/html', items.map((item) => formatLinks([item], style, 'html')).join('<br>'));
  transfer.setData(linkDragType, '');
}
