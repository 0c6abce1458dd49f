/** Holds the selected items, the anchor of a range, and the active item of the keyboard. */
export interface ItemSelection {
  readonly ids: ReadonlySet<string>;
  readonly anchor: string | null;
  readonly focus: string | null;
}

export const emptySelection: ItemSelection = { ids: new Set(), anchor: null, focus: null };

export const selectOne = (id: string): ItemSelection => ({ ids: new Set([id]), anchor: id, focus: id });

export function toggleItem({ ids }: ItemSelection, id: string): ItemSelection {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return { ids: next, anchor: id, focus: id };
}

/**
 * Extends the range from the anchor to an item, as in every file manager: it replaces the selection, or with `adding`
 * is added to it. The anchor stays, so that the next range begins there too.
 */
export function extendSelection(
  picked: ItemSelection,
  order: readonly string[],
  id: string,
  adding = false,
): ItemSelection {
  const anchor = picked.anchor ?? picked.focus ?? id;
  const to = order.indexOf(id);
  if (to < 0) return picked;
  const began = order.indexOf(anchor);
  const from = began < 0 ? to : began;
  const range = order.slice(Math.min(from, to), Math.max(from, to) + 1);
  return {
    ids: new Set(adding ? [...picked.ids, ...range] : range),
    anchor: began < 0 ? id : anchor,
    focus: id,
  };
}

export const selectAllItems = (picked: ItemSelection, order: readonly string[]): ItemSelection => ({
  ...picked,
  ids: new Set(order),
});

/** Applies a rubber band; begun with Ctrl, it toggles what was selected before. */
export function selectBand(
  before: ItemSelection,
  touched: readonly string[],
  turning: boolean,
): ItemSelection {
  const ids = new Set(turning ? before.ids : []);
  for (const id of touched) if (!ids.delete(id)) ids.add(id);
  return { ids, anchor: touched[0] ?? before.anchor, focus: touched.at(-1) ?? before.focus };
}

/** Removes items that no longer exist. Returns the same value when none is gone. */
export function withoutItems(picked: ItemSelection, gone: ReadonlySet<string>): ItemSelection {
  const stays = (id: string | null) => (id !== null && gone.has(id) ? null : id);
  const ids = new Set([...picked.ids].filter((id) => !gone.has(id)));
  const isSame = ids.size === picked.ids.size && stays(picked.focus) === picked.focus;
  return isSame ? picked : { ids, anchor: stays(picked.anchor), focus: stays(picked.focus) };
}
