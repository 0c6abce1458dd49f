import type { Redis } from 'ioredis';
import { errorData } from '../../../contract/app-error.ts';
import { parseReserveReply, parseSettleReply } from '../../../main/engine/ledger/replies.ts';
import { keyNames } from '../../../main/engine/ledger/scripts/keys.ts';
import { reserveScript } from '../../../main/engine/ledger/scripts/reserve.ts';
import { settleScript } from '../../../main/engine/ledger/scripts/settle.ts';
import type { CommonStore } from '../../../main/engine/ledger/store.ts';
import type { VirtualTime } from './virtual-time.ts';

/** The way between one machine and the store. */
export interface Way {
  /** How long a message takes, ms. */
  delay(): number;
  /** When a machine that may stand still deals with what comes at this time, ms. */
  attendedAt(time: number): number;
}

/** The real scripts in a real Redis, on a clock that we hold in our hands. */
export interface VirtualRedis {
  /** Opens the store as one machine sees it. */
  open(way: Way): CommonStore;
  /** Number of calls so far. */
  readonly calls: number;
  /** Kills the server, and starts it again over what it held. @param afterMs how much later */
  restart(afterMs: number): void;
}

/** Pauses before a machine connects again, as those of the real store. */
const pausesMs = [100, 250, 500, 1_000, 2_000, 5_000] as const;
const unreachable = errorData('ledger-unreachable', 'It is being started again.', {
  place: 'simulated',
  code: 'closed',
});
const givenClock = '{ ARGV[2], ARGV[3] }';
const clockCall = "redis.call('TIME')";
const wakeCall = "redis.call('PUBLISH', request.channel, '1')";
const noteWake = "redis.call('SET', KEYS[1] .. ' woken', '1')";

/**
 * Gives a script its clock, and has it note that it wakes: a message on a socket of its own comes at no moment that can
 * be repeated.
 * @throws {Error} for a script that asks another clock
 */
function onGivenClock(script: string): string {
  const given = script.replaceAll(clockCall, givenClock).replaceAll(wakeCall, noteWake);
  if (given.includes('TIME') || given.includes('PUBLISH') || !given.includes(givenClock))
    throw new Error('The script asks a clock of its own.');
  return given;
}

export async function createVirtualRedis(
  client: Redis,
  time: VirtualTime,
  application: string,
): Promise<VirtualRedis> {
  const load = async (script: string) => String(await client.script('LOAD', onGivenClock(script)));
  const [reserve, settle] = await Promise.all([load(reserveScript), load(settleScript)]);
  const keys = keyNames.map((name) => `snapferry:{${application}}:${name}`);
  const wakers = new Set<() => void>();
  const connections = new Set<() => void>();
  let calls = 0;
  let run = 1;
  let isUp = true;

  const ask = async (script: string, request: Readonly<Record<string, unknown>>): Promise<string> => {
    calls += 1;
    const told = { ...request, run: `run ${run}`, channel: 'wake' };
    const text = JSON.stringify(told, (_, value) => (value === null ? undefined : value));
    const clock = [Math.floor(time.now / 1_000), Math.floor((time.now % 1_000) * 1_000)];
    const answers = await client
      .pipeline()
      .evalsha(script, keys.length, ...keys, text, ...clock)
      .getdel(`${keys[0]} woken`)
      .exec();
    const [failure, reply] = answers?.[0] ?? [new Error('The server has not answered.'), null];
    if (failure) throw failure;
    if (answers?.[1]?.[1] === '1') for (const wake of wakers) wake();
    return String(reply);
  };

  function open(way: Way): CommonStore {
    const listeners = new Set<() => void>();
    /** The run of the server that this machine is connected to; null: to none. */
    let connected: number | null = run;
    let failures = 0;
    const changed = () => {
      for (const listener of listeners) listener();
    };
    const connectLater = () => {
      const pause = pausesMs[Math.min(failures, pausesMs.length - 1)] ?? 0;
      failures += 1;
      time.at(way.attendedAt(time.now + pause + way.delay()), () => {
        if (!isUp) return connectLater();
        connected = run;
        failures = 0;
        changed();
      });
    };
    const drop = () => {
      if (connected === null) return;
      connected = null;
      connectLater();
      changed();
    };
    connections.add(() => void time.at(way.attendedAt(time.now + way.delay()), drop));
    const send = <T>(
      script: string,
      request: Readonly<Record<string, unknown>>,
      parse: (text: string) => T,
    ) =>
      new Promise<T>((resolve, reject) => {
        const over = connected;
        const fail = (thrown: unknown) => {
          if (over === connected) drop();
          reject(thrown);
        };
        time.at(time.now + way.delay(), async () => {
          try {
            if (!isUp || over !== run) throw new Error('The connection was closed.');
            const text = await ask(script, request);
            time.at(way.attendedAt(time.now + way.delay()), () =>
              over === run ? resolve(parse(text)) : fail(new Error('The connection was closed.')),
            );
          } catch (thrown) {
            fail(thrown);
          }
        });
      });
    return {
      get error() {
        return connected === null ? unreachable : null;
      },
      warning: null,
      get isReady() {
        return connected !== null;
      },
      reserve: (_, request) => send(reserve, request, parseReserveReply),
      settle: (_, request) => send(settle, request, parseSettleReply),
      // Nothing is offered in these simulations.
      offers: () => Promise.reject(new Error('Nothing is offered here.')),
      onOffer: () => () => {},
      onWake(_, callback) {
        const wake = () => void time.at(way.attendedAt(time.now + way.delay()), callback);
        wakers.add(wake);
        return () => void wakers.delete(wake);
      },
      onChange(callback) {
        listeners.add(callback);
        return () => void listeners.delete(callback);
      },
      close: async () => {},
    };
  }

  return {
    get calls() {
      return calls;
    },
    open,
    restart(afterMs) {
      isUp = false;
      for (const close of connections) close();
      time.at(time.now + afterMs, () => {
        run += 1;
        isUp = true;
      });
    },
  };
}
