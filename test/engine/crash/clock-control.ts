// Loaded into the engine by --import, before its own code: a wall clock that the harness sets, as people and time servers
// do. What only goes on (performance.now, uptime, timers) stays as it is, as it does there.

export interface SetClock {
  readonly type: 'set-clock';
  /** How far the wall clock is ahead of the real one, ms. */
  readonly aheadMs: number;
}

const realNow = Date.now.bind(Date);
let aheadMs = Number(process.env.SNAPFERRY_CRASH_AHEAD_MS ?? 0);
const now = () => realNow() + aheadMs;

globalThis.Date = new Proxy(Date, {
  construct: (target, given, self) =>
    Reflect.construct(target, given.length === 0 ? [now()] : given, self === globalThis.Date ? target : self),
  get: (target, key, self) => (key === 'now' ? now : Reflect.get(target, key, self)),
});

process.on('message', (message: Partial<SetClock>) => {
  if (message.type === 'set-clock' && message.aheadMs !== undefined) aheadMs = message.aheadMs;
});
// A listener of its own must not keep an engine alive that the shell has left.
process.channel?.unref();
