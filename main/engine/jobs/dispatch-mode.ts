import type { ErrorData } from '../../../contract/errors.ts';
import type { Clock } from '../clock.ts';

/** What the sending as a whole is at; in all but `running` nothing begins. */
export type DispatchMode =
  /** Not started yet. */
  | { readonly kind: 'idle' }
  | { readonly kind: 'running' }
  /** There is no way to the host; it is looked for. `failure` where that is for a proxy. */
  | { readonly kind: 'offline'; readonly failure: ErrorData | null }
  /** The host does not take our Client-ID. */
  | { readonly kind: 'refused' }
  /** Trouble of our own (a full disk, say) is waited out. */
  | { readonly kind: 'resting'; readonly failure: ErrorData; readonly until: number }
  /** For good. */
  | { readonly kind: 'stopped' };

export interface DispatchModes {
  readonly current: DispatchMode;
  /** The only way from one mode to another. What the present one does not allow is left undone. */
  enter(next: DispatchMode): void;
}

export interface DispatchModeOptions {
  readonly clock: Clock;
  /** Calls back once there is a way to the host. @returns calls it off */
  whenReachable(callback: () => void): () => void;
  /** The network went away or came back. */
  onOnline(isOnline: boolean): void;
  onChange(): void;
}

/** Modes that lead to others: what is not in here does not happen. */
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
