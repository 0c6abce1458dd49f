import type { ErrorData } from '../../../contract/errors.ts';
import type { Clock } from '../clock.ts';

/** The mode of the dispatcher; in all but `running` no upload begins. */
export type DispatchMode =
  /** Not started yet. */
  | { readonly kind: 'idle' }
  | { readonly kind: 'running' }
  /** There is no way to the host; it is looked for. `failure` where that is for a proxy. */
  | { readonly kind: 'offline'; readonly failure: ErrorData | null }
  /** The host does not take our Client-ID, or what the destination's settings hold. */
  | { readonly kind: 'refused'; readonly failure: ErrorData }
  /** A local failure (a full disk, say) is waited out. */
  | { readonly kind: 'resting'; readonly failure: ErrorData; readonly until: number }
  /** Final. */
  | { readonly kind: 'stopped' };

export interface DispatchModes {
  readonly current: DispatchMode;
  /** Changes the mode; the only place that does. Transitions that the present mode does not allow are ignored. */
  enter(next: DispatchMode): void;
}

export interface DispatchModeOptions {
  readonly clock: Clock;
  /** Calls back once when the host can be reached. @returns cancels the wait */
  whenReachable(callback: () => void): () => void;
  /** Called when the network connection was lost or is back. */
  onOnline(isOnline: boolean): void;
  onChange(): void;
}

/** The allowed transitions; all others are ignored. */
const leadsTo: Readonly<Record<DispatchMode['kind'], readonly DispatchMode['kind'][]>> = {
  idle: ['running', 'stopped'],
  running: ['offline', 'refused', 'resting', 'stopped'],
  offline: ['running', 'refused', 'resting', 'stopped'],
  refused: ['running', 'resting', 'stopped'],
  resting: ['running', 'refused', 'offline', 'resting', 'stopped'],
  stopped: [],
};

export function createDispatchModes(options: DispatchModeOptions): DispatchModes {
  const { clock, whenReachable, onOnline, onChange } = options;
  let current: DispatchMode = { kind: 'idle' };
  let callOff = () => {};

  const enter = (next: DispatchMode) => {
    if (!leadsTo[current.kind].includes(next.kind)) return;
    const wasOffline = current.kind === 'offline';
    callOff();
    callOff = () => {};
    current = next;
    if (wasOffline) onOnline(true);
    if (next.kind === 'offline') {
      onOnline(false);
      callOff = whenReachable(() => enter({ kind: 'running' }));
    }
    if (next.kind === 'resting')
      callOff = clock.after(Math.max(0, next.until - clock.now()), () => enter({ kind: 'running' }));
    onChange();
  };

  return {
    get current() {
      return current;
    },
    enter,
  };
}
