export interface ToFuzzer {
  readonly target: string;
  /** Of this process alone, and of all. */
  readonly folder: string;
  readonly seeds: string;
  readonly seed: number;
  /** Numbers of cases, `to` not included. */
  readonly from: number;
  readonly to: number;
  /** Bytes beyond what the process takes before. */
  readonly memory: number;
  /** The one case that is to be run; null: all. */
  readonly only: number | null;
}

export type FromFuzzer =
  | { readonly type: 'begun'; readonly number: number; readonly bytes: Uint8Array }
  | { readonly type: 'found'; readonly number: number; readonly why: string }
  | { readonly type: 'ended' };
