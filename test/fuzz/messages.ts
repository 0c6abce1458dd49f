export interface ToFuzzer {
  readonly target: string;
  /** Folder of this process, and the shared one. */
  readonly folder: string;
  readonly seeds: string;
  readonly seed: number;
  /** Range of cases, `to` not included. */
  readonly from: number;
  readonly to: number;
  /** Limit of memory in bytes, beyond the process's baseline. */
  readonly memory: number;
  /** The only case to be run; null: all. */
  readonly only: number | null;
}

export type FromFuzzer =
  | { readonly type: 'begun'; readonly number: number; readonly bytes: Uint8Array }
  | { readonly type: 'found'; readonly number: number; readonly why: string }
  | { readonly type: 'ended' };
