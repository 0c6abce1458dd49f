export interface Day {
  /** YYYY-MM-DD in this machine's time zone. */
  readonly day: string;
  readonly count: number;
}

/** Counts the times of each day. @param times newest first; so are the days */
export function countDays(times: readonly number[]): Day[] {
  const days: { day: string; count: number }[] = [];
  let begin = Number.POSITIVE_INFINITY;
  for (const time of times) {
    if (time < begin) {
      const date = new Date(time);
      begin = new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
      days.push({ day: dayOf(time), count: 0 });
    }
    const last = days.at(-1);
    if (last) last.count += 1;
  }
  return days;
}

/** Returns the day of a time in this machine's time zone. */
export function dayOf(time: number): string {
  const date = new Date(time);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
