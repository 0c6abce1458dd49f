/** One line of a benchmark. */
export interface Measurement {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** The target. */
  readonly limit?: number;
  readonly ok: boolean;
  /** Which is better, of what has a target. */
  readonly better?: 'less' | 'more';
  /** Point of a curve over a size. */
  readonly curve?: { readonly what: string; readonly size: number };
  /** Place in a table of clients and works. */
  readonly row?: { readonly work: string; readonly client: string; readonly what: string };
}

export const atLeast = (name: string, value: number, limit: number, unit: string): Measurement => ({
  name,
  value,
  unit,
  limit,
  better: 'more',
  ok: value >= limit,
});

export const atMost = (name: string, value: number, limit: number, unit: string): Measurement => ({
  name,
  value,
  unit,
  limit,
  better: 'less',
  ok: value <= limit,
});

/** The value in the middle, or the higher of the two; NaN of none. */
export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
