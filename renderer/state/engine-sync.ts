import type { Bridge } from '../../contract/bridge.ts';
import type { EngineEvent } from '../../contract/engine.ts';
import type { ErrorData } from '../../contract/errors.ts';
import { applyEvent, createMirror, type EngineMirror } from './engine-mirror.ts';

interface EngineSyncListeners {
  onMirror(mirror: EngineMirror): void;
  /** Called with each event once and in order, after the mirror was updated. */
  onEvent(event: EngineEvent): void;
  /** Called after the mirror was rebuilt: state derived from the old one may be wrong. */
  onResynced(mirror: EngineMirror): void;
  onSnapshotFailed(failure: ErrorData): void;
}

export interface EngineSync {
  /** Discards the mirror and requests a snapshot: after a start of the engine. */
  resync(): void;
}

/**
 * Keeps a mirror in step with the engine: subscribes first, then asks for the snapshot, buffers events until it
 * arrives, drops those that it already contains, and asks again when an event was missed.
 */
export function startEngineSync(bridge: Bridge, listeners: EngineSyncListeners): EngineSync {
  let mirror: EngineMirror | null = null;
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
      resync();
      held.push(event);
      return;
    }
    mirror = step.mirror;
    listeners.onMirror(mirror);
    listeners.onEvent(event);
  };

  const resync = () => {
    mirror = null;
    held = [];
    asked += 1;
    const mine = asked;
    bridge.engine.snapshot({}).then((result) => {
      // A later request replaced this one.
      if (mine !== asked) return;
      if (!result.ok) {
        listeners.onSnapshotFailed(result.error);
        return;
      }
      mirror = createMirror(result.value);
      listeners.onMirror(mirror);
      listeners.onResynced(mirror);
      const waiting = held;
      held = [];
      for (const event of waiting) take(event);
    });
  };

  bridge.onEngineEvent(take);
  resync();
  return { resync };
}
