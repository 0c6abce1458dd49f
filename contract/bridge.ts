import type { BridgeValue } from './bridge-codec.ts';
import type { EngineCallName, EngineEvent, EngineInput, EngineOutput } from './engine.ts';
import type { ErrorData } from './errors.ts';
import type { ShellCallName, ShellEvent, ShellInput, ShellOutput } from './shell.ts';

/**
 * Holds the result or the error of a call as a value: errors thrown over Electron's bridges lose all but their text.
 */
export type Result<T> = { ok: true; value: T } | { ok: false; error: ErrorData };

/** Describes the contract as a page calls it, and nothing else. */
export interface Bridge {
  readonly engine: {
    readonly [N in EngineCallName]: (input: EngineInput<N>) => Promise<Result<EngineOutput<N>>>;
  };
  readonly shell: {
    readonly [N in ShellCallName]: (input: ShellInput<N>) => Promise<Result<ShellOutput<N>>>;
  };
  onEngineEvent(listener: (event: EngineEvent) => void): () => void;
  onShellEvent(listener: (event: ShellEvent) => void): () => void;
  /** Returns the path of a file that was dropped on the window or chosen; empty when it has none. */
  pathForFile(file: File): string;
  /** Files of a page in a browser, which have no paths; left out where the shell names files by theirs. */
  readonly pageFiles?: PageFiles;
}

/** Describes how a page in a browser hands files over. */
export interface PageFiles {
  /** Shows the browser's file dialog; empty when it was cancelled. */
  choose(): Promise<readonly File[]>;
  /** Adds a picture as `addBytes` does, without holding it in memory. Fails with `too-big` before anything is sent. */
  add(
    input: Omit<EngineInput<'addBytes'>, 'bytes'> & { readonly file: File },
  ): Promise<Result<EngineOutput<'addBytes'>>>;
}

/** Describes the bridge as the preload exposes it in `window.snapferry`: with encoded values. */
export interface EncodedBridge {
  readonly engine: { readonly [N in EngineCallName]: (input: BridgeValue) => Promise<BridgeValue> };
  readonly shell: { readonly [N in ShellCallName]: (input: BridgeValue) => Promise<BridgeValue> };
  onEngineEvent(listener: (event: BridgeValue) => void): () => void;
  onShellEvent(listener: (event: BridgeValue) => void): () => void;
  pathForFile(file: File): string;
}
