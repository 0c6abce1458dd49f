import type { FallbackRule } from '../../../contract/routing.ts';
import { againIfAsked } from '../again-if-asked.ts';
import type { Destinations } from '../destinations/index.ts';
import type { Emitter } from '../events.ts';
import type { Host } from '../hosts/host.ts';
import type { Store } from '../store/store.ts';
import type { JobCommands } from './commands.ts';
import type { StageEvents } from './events.ts';
import type { Outages } from './outages.ts';

/**
 * Sends what waits for destinations which are out to others, as the rules say: never across
 * privacy without the rule saying so, never to a destination that is out itself, and for one that gives no answer only
 * where the other can be reached.
 */
export function startFallback(options: {
  readonly reports: Emitter<StageEvents>;
  readonly store: Pick<Store, 'jobs' | 'settings'>;
  readonly outages: Pick<Outages, 'of' | 'waitingFor'>;
  readonly commands: Pick<JobCommands, 'moveJobs'>;
  readonly destinations: Pick<Destinations, 'lossBetween'>;
  /** Null while a destination is not open. */
  hostOf(destination: string): Host | null;
}): void {
  const { store, outages, commands, destinations, hostOf } = options;

  const isWanted = ({ from, to, after, allowLessPrivate }: FallbackRule): boolean => {
    const outage = outages.of(from);
    if (outage === null || !after.includes(outage.why) || from === to) return false;
    if (hostOf(to) === null || outages.of(to) !== null) return false;
    return allowLessPrivate || destinations.lossBetween(from, to) === null;
  };
  /** Public pictures are meant for the gallery of their host, and a mirror is there beside another. */
  const waitingFor = (destination: string): string[] =>
    store.jobs
      .getMany(outages.waitingFor(destination))
      .filter(
        // What another machine offers goes where that wants it.
        ({ privacy, mirrorOf, origin }) => privacy === 'hidden' && mirrorOf === null && origin !== 'machine',
      )
      .map(({ id }) => id);
  const mayFollow = async ({ from, to }: FallbackRule): Promise<boolean> =>
    outages.of(from)?.why !== 'unreachable' || ((await hostOf(to)?.isReachable()) ?? false);

  const followAll = async () => {
    for (const rule of store.settings.read().routing.fallback) {
      if (!isWanted(rule) || waitingFor(rule.from).length === 0 || !(await mayFollow(rule))) continue;
      // It may be over by now.
      const ids = isWanted(rule) ? waitingFor(rule.from) : [];
      if (ids.length > 0) commands.moveJobs(ids, rule.to);
    }
  };
  // What was seen while the rules were followed may concern one that had its turn.
  const follow = againIfAsked(followAll);
  // A full disk, say, which is told where pictures are added: the rules have their turn with what is seen next.
  options.reports.on('outages-seen', () => void follow().catch(() => {}));
}
