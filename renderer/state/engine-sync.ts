import type { Bridge } from '../../contract/bridge.ts';
import type { EngineEvent } from '../../contract/engine.ts';
import type { Failure } from '../../contract/errors.ts';
import { applyEvent, type Mirror, mirrorOf } from './engine-mirror.ts';

interface Listeners {
  onMirror(mirror: Mirror): void;
  /** Each event once and in order, after the mirror holds it. */
  onEvent(event: EngineEvent): void;
  /** The mirror was made anew: what was known apart from it may be wrong. */
  onRenewed(mirror: Mirror): void;
  onSnapshotFailed(failure: Failure): void;
}

export interface EngineLink {
  /** Throws the mirror away and asks for the whole state again: after a start of the engine. */
  renew(): void;
}

/**
 * Keeps a mirror in step with the engine: subscribes first, then asks for the snapshot, holds back what comes
 * meanwhile, drops what the snapshot already knew, and asks again when an event was missed.
 */
export function linkEngine(bridge: Bridge, listeners: Listeners): EngineLink {
  let mirror: Mirror | null = null;
  let held: EngineEvent[] = [];
  let asked = 0;

  const take = (event: EngineEvent) => {
    if (!mirror) {
      held.push(event);
      return;
    }
    const step = applyEvent(mirror, event);
    if (step.kind === 'old') return;
    if (step.kind === 'gap') {
      renew();
      held.push(event);
      return;
    }
    mirror = step.mirror;
    listeners.onMirror(mirror);
    listeners.onEvent(event);
  };

  const renew = () => {
    mirror = null;
    held = [];
    asked += 1;
    const mine = asked;
    bridge.engine.snapshot({}).then((result) => {
      // A later question replaced this one.
      if (mine !== asked) return;
      if (!result.ok) {
        listeners.onSnapshotFailed(result.error);
        return;
      }
      mirror = mirrorOf(result.value);
      listeners.onMirror(mirror);
      listeners.onRenewed(mirror);
      const waiting = held;
      held = [];
      for (const event of waiting) take(event);
    });
  };

  bridge.onEngineEvent(take);
  renew();
  return { renew };
}
