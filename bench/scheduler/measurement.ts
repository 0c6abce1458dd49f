/** One line of the benchmark. `limit` is the target. */
export interface Measurement {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly limit?: number;
  readonly ok: boolean;
}

export const atLeast = (name: string, value: number, limit: number, unit: string): Measurement => ({
  name,
  value,
  unit,
  limit,
  ok: value >= limit,
});

export const atMost = (name: string, value: number, limit: number, unit: string): Measurement => ({
  name,
  value,
  unit,
  limit,
  ok: value <= limit,
});
