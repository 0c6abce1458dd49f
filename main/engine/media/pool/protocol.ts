import type { ErrorData } from '../../../../contract/errors.ts';

/** Messages from the engine to a media process. One operation at a time. */
export type ToWorker =
  | {
      readonly type: 'run';
      readonly id: number;
      readonly name: string;
      readonly input: unknown;
      /** Bytes of memory that the process may take beyond what it takes at rest. */
      readonly memory: number;
    }
  | { readonly type: 'cancel'; readonly id: number }
  /** Pictures are about to come: what looks at them is loaded meanwhile. Nothing is answered. */
  | { readonly type: 'warm-up' };

/** Messages from a media process. `resident`: bytes of memory that it takes when the operation has ended. */
export type FromWorker =
  | { readonly type: 'ready' }
  /** It goes on: its silence is measured from now on. */
  | { readonly type: 'progress'; readonly id: number }
  | { readonly type: 'done'; readonly id: number; readonly output: unknown; readonly resident: number }
  | { readonly type: 'failed'; readonly id: number; readonly failure: ErrorData; readonly resident: number };

/** Cause of a process's death during an operation: killed for its silence or its memory, or by itself. */
export type Death = 'time' | 'memory' | 'crash';

/** A media process, however it is launched. */
export interface MediaProcess {
  post(message: ToWorker): void;
  onMessage(listener: (message: FromWorker) => void): void;
  /** Called once, also when it could not be started at all. */
  onExit(listener: (death: Exclude<Death, 'time'>) => void): void;
  kill(): void;
  /** Sets whether it keeps this process alive. */
  keepAlive(whether: boolean): void;
}

export type LaunchMediaProcess = () => MediaProcess;
