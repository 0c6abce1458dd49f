const unitMs = [
  // A year and a month as PHP's intervals count them on average; sites name only whole days and less for the most part.
  31_536_000_000,
  2_592_000_000, 604_800_000, 86_400_000, 3_600_000, 60_000, 1_000,
];

/** Parses a duration of ISO 8601, such as `P3D` or `PT1H30M`. @returns ms; null for none */
export function durationMs(text: string): number | null {
  const found =
    /^P(?=.)(?:(\d{1,4})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T(?=.)(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,8})S)?)?$/.exec(
      text,
    );
  if (!found) return null;
  const ms = unitMs.reduce((sum, unit, at) => sum + unit * Number(found[at + 1] ?? 0), 0);
  return ms > 0 ? ms : null;
}
