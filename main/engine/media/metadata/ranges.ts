import type { Plan } from './plan.ts';

/**
 * Keeps ranges of a file whose parts point to offsets in it: nothing moves. What is kept is copied, some of it with
 * other bytes in its place, and everything else becomes zeros.
 */
export interface Ranges {
  keep(from: number, to: number): void;
  /** Replaces the bytes at this offset, whatever was kept there; patches do not overlap. */
  patch(at: number, bytes: Buffer): void;
  /** Adds zeros up to this offset, which belong to what is sent even if nothing else follows. */
  clear(to: number): void;
  /** End of the last kept byte, or of the last such zero. */
  readonly end: number;
  /** True if any kept byte lies in this range. */
  keeps(from: number, to: number): boolean;
  /** Writes all of it to the plan. @param to behind this nothing is sent */
  plan(plan: Plan, to: number): void;
}

export function createRanges(): Ranges {
  const kept: [from: number, to: number][] = [];
  const patches: { at: number; bytes: Buffer }[] = [];
  let end = 0;
  return {
    keep(from, to) {
      if (to <= from) return;
      end = Math.max(end, to);
      const last = kept.at(-1);
      if (last && last[1] === from) last[1] = to;
      else kept.push([from, to]);
    },
    patch(at, bytes) {
      end = Math.max(end, at + bytes.length);
      patches.push({ at, bytes });
    },
    clear(to) {
      end = Math.max(end, to);
    },
    keeps: (from, to) => kept.some((range) => range[0] < to && range[1] > from),
    get end() {
      return end;
    },
    plan(plan, to) {
      kept.sort((a, b) => a[0] - b[0]);
      patches.sort((a, b) => a.at - b.at);
      let next = 0;
      /** Adds what no patch covers: kept bytes or zeros. */
      const between = (from: number, until: number) => {
        let at = from;
        for (; at < until; ) {
          let range = kept[next];
          while (range && range[1] <= at) range = kept[++next];
          if (!range || range[0] >= until) {
            plan.zeros(until - at);
            return;
          }
          if (range[0] > at) plan.zeros(range[0] - at);
          const begin = Math.max(at, range[0]);
          const stop = Math.min(range[1], until);
          plan.copy(begin, stop);
          at = stop;
        }
      };
      let at = 0;
      for (const { at: start, bytes } of patches) {
        if (start < at || start >= to) continue;
        between(at, start);
        plan.bytes(bytes.subarray(0, to - start));
        at = Math.min(start + bytes.length, to);
      }
      between(at, to);
    },
  };
}
