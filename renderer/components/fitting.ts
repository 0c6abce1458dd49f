/**
 * Counts how many of a row's parts fit side by side. Where not all do, a button for the rest has to fit beside them.
 * @param widths of the parts in pixels, in their order
 * @param room in pixels
 */
export function countFitting(
  widths: readonly number[],
  room: number,
  { gap, more }: { readonly gap: number; readonly more: number },
): number {
  const whole = widths.reduce((sum, width) => sum + width + gap, -gap);
  if (whole <= room) return widths.length;
  let left = room - more;
  let count = 0;
  for (const width of widths) {
    left -= width + gap;
    if (left < 0) break;
    count += 1;
  }
  return count;
}
