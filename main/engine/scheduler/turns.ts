import { begunAhead } from './flights.ts';
import { shortageFor } from './obstacle.ts';
import type { Planner } from './planner.ts';
import type { Turns } from './types.ts';

const none: Turns = { go: [], back: [] };

/**
 * Lets attempts that were begun ahead be sent, as slots are free for them. What has changed since they began (a refusal,
 * other spenders, a pause) may leave nothing for them: then they are taken back, and decided about anew.
 */
export function takeTurns(planner: Planner, now: number, isBlocked: boolean): Turns {
  const waiting = begunAhead(planner.flights);
  if (waiting.length === 0) return none;
  planner.sync(now);
  if (isBlocked || mustWait(planner, now)) return { go: [], back: waiting.map(([id]) => id) };
  const go: string[] = [];
  const back: string[] = [];
  // The slot that is kept for what a user waits for is free again at once: without it the very last one would cost all of
  // them another round trip.
  const isLast = waiting.length === 1 && planner.queue.size === 0;
  // What a user waits for first; the others in the order of their beginning.
  for (const [id, flight] of waiting.sort(([, one], [, other]) => +other.prompt - +one.prompt)) {
    if (!planner.hasSlot(flight.prompt || isLast)) continue;
    const { entry, prompt } = flight;
    const extra = planner.silent + (prompt ? 1 : 0);
    const lacks = () => shortageFor(planner, entry, prompt, extra, now) !== null;
    (planner.takeOff(id, flight, now, lacks) ? go : back).push(id);
  }
  return { go, back };
}

/** True where nothing but a single try may be sent. */
function mustWait(planner: Planner, now: number): boolean {
  return (
    planner.settings.paused ||
    planner.standstill(now) !== null ||
    planner.breaker.state(planner.steady(now)) !== 'closed' ||
    planner.ledger.unexplained.isAsking
  );
}
