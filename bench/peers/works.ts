/** One work that every client is given, with the bounds that ours is held to. */
export interface Work {
  readonly of: string;
  readonly count: number;
  /** Of each picture. */
  readonly bytes: number;
  readonly latencyMs: number;
  readonly bytesPerSecond?: number;
  readonly isVideo?: boolean;
  /** Options of the server (`sandbox/main.ts`). */
  readonly server: readonly string[];
  /** Faults that the server commits, as it reads them at `/sandbox/faults`. */
  readonly faults?: readonly Readonly<Record<string, unknown>>[];
  /** Clients that are left out, by how their names begin. */
  readonly without?: readonly string[];
  readonly rounds?: number;
  readonly timeoutMs?: number;
  /** Ours over theirs, at most. */
  readonly bounds: readonly {
    readonly over: 'curl' | 'imgur' | 'picgo';
    readonly by: 'spanMs' | 'wallMs' | 'cpuMs';
    readonly limit: number;
  }[];
}

/** The largest believed values: a limit far beyond the documented one is taken for a typing error. */
const unlimited = [
  ...['--user-limit', '400000', '--client-limit', '10000000', '--post-limit', '1000000'],
  ...['--upload-limit', 'none'],
];
const small = 300_000;

/** Twelve kinds of trouble that a host was seen in, each met once, by every third upload. */
const twelve = [
  'internal-error',
  'bad-gateway',
  'first-byte-timeout',
  'over-capacity-403',
  'over-capacity-500',
  'html-ok',
  'empty-ok',
  'limited-errors',
  'reset-mid-body',
  'reset-after-body',
  'reply-lost',
  'truncated-json',
];

export const works: readonly Work[] = [
  {
    of: '1 x 0.3 MB, 0 ms',
    count: 1,
    bytes: small,
    latencyMs: 0,
    server: unlimited,
    bounds: [{ over: 'imgur', by: 'wallMs', limit: 2 }],
  },
  {
    of: '45 x 0.3 MB, 0 ms',
    count: 45,
    bytes: small,
    latencyMs: 0,
    server: unlimited,
    bounds: [{ over: 'picgo', by: 'spanMs', limit: 1 / 3 }],
  },
  {
    of: '45 x 0.3 MB, 50 ms',
    count: 45,
    bytes: small,
    latencyMs: 50,
    server: unlimited,
    bounds: [
      { over: 'curl', by: 'spanMs', limit: 1.33 },
      { over: 'imgur', by: 'spanMs', limit: 1 },
      { over: 'picgo', by: 'spanMs', limit: 1 / 3 },
    ],
  },
  {
    of: '45 x 0.3 MB, 300 ms',
    count: 45,
    bytes: small,
    latencyMs: 300,
    server: unlimited,
    bounds: [
      { over: 'curl', by: 'spanMs', limit: 1.33 },
      { over: 'imgur', by: 'spanMs', limit: 1 },
      { over: 'picgo', by: 'spanMs', limit: 1 / 3 },
    ],
  },
  {
    of: '500 x 0.3 MB, 50 ms',
    count: 500,
    bytes: small,
    latencyMs: 50,
    server: unlimited,
    rounds: 1,
    bounds: [{ over: 'curl', by: 'spanMs', limit: 1.33 }],
  },
  {
    of: '50 x 8 MB, 50 ms',
    count: 50,
    bytes: 8_000_000,
    latencyMs: 50,
    server: unlimited,
    without: ['picgo'],
    rounds: 1,
    bounds: [{ over: 'curl', by: 'spanMs', limit: 1.33 }],
  },
  {
    of: '12 x 8 MB, a line of 8 MB/s',
    count: 12,
    bytes: 8_000_000,
    latencyMs: 50,
    bytesPerSecond: 8_000_000,
    server: unlimited,
    without: ['picgo', 'imgur@2.6.1, 8'],
    rounds: 1,
    bounds: [{ over: 'curl', by: 'spanMs', limit: 1.05 }],
  },
  {
    of: '120 x 0.3 MB with credits for 60 in 20 s',
    count: 120,
    bytes: small,
    latencyMs: 50,
    server: [...unlimited.slice(2), '--user-limit', '600', '--window-seconds', '20'],
    rounds: 1,
    bounds: [],
  },
  {
    of: '100 x 0.3 MB, 5 % faults',
    count: 100,
    bytes: small,
    latencyMs: 50,
    server: unlimited,
    faults: [{ kind: 'internal-error', chance: 0.05, routes: ['upload'], times: null }],
    rounds: 1,
    bounds: [],
  },
  {
    of: '40 x 0.3 MB, every third through one of 12 faults',
    count: 40,
    bytes: small,
    latencyMs: 50,
    server: unlimited,
    faults: twelve.map((kind, index) => ({ kind, routes: ['upload'], after: 3 * index, times: 1 })),
    rounds: 1,
    bounds: [],
  },
  {
    of: '1 x 190 MB video',
    count: 1,
    bytes: 190_000_000,
    latencyMs: 50,
    isVideo: true,
    // Its link is handed back once it works, which the look-alike otherwise lets take five minutes, as the host may.
    server: [...unlimited, '--video-seconds', '3'],
    without: ['picgo', 'imgur'],
    rounds: 1,
    bounds: [],
  },
];
