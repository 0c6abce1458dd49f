import type { Bridge } from '../../contract/bridge.ts';
import type { CaptureCard } from '../../contract/capture.ts';

/** The cards as the shell has them, from before the page is drawn. */
export interface CardFeed {
  current(): readonly CaptureCard[];
  subscribe(changed: () => void): () => void;
  /** Sets what the shell answered when it was asked: it is newer than all that was told before. */
  set(cards: readonly CaptureCard[]): void;
}

/**
 * Follows the cards from now on. A card may change while the page still loads its language, and what changed it, such
 * as a refusal of the engine, is told once.
 */
export function openCardFeed(bridge: Pick<Bridge, 'onShellEvent'>): CardFeed {
  let cards: readonly CaptureCard[] = [];
  const listeners = new Set<() => void>();
  const set = (next: readonly CaptureCard[]) => {
    cards = next;
    for (const listener of listeners) listener();
  };
  bridge.onShellEvent((event) => {
    if (event.kind === 'capture-cards') set(event.cards);
  });
  return {
    current: () => cards,
    subscribe(changed) {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    set,
  };
}
