/** The states that are written down; see the contract's `JobState` for those that are only shown. */
export const storedStates = [
  'queued',
  'preparing',
  'ready',
  /** Somebody has to say first whether it is to be uploaded. */
  'held',
  'uploading',
  'uncertain',
  /** All of it is at the host, which makes it ready; kept as `uncertain` with what is known of it. */
  'processing',
  'uploaded',
  'failed',
  'cancelled',
] as const;
export type StoredState = (typeof storedStates)[number];

/** All that can happen to a job. */
export type JobEvent =
  | 'prepare'
  | 'prepared'
  /** Preparing was broken off through no fault of the picture. */
  | 'requeue'
  /** The same content is there already. */
  | 'hold'
  | 'release'
  | 'reuse'
  /** It is to be edited first. */
  | 'edit'
  /** Another picture took its place, or it is decided anew what is sent: all that preparing does is done again. */
  | 'anew'
  | 'start'
  /** The attempt's ends. */
  | 'arrived'
  /** It arrived, and the host is making it ready. */
  | 'taken'
  | 'again'
  | 'lost'
  | 'attempt-failed'
  | 'attempt-cancelled'
  /** Outside of an attempt. */
  | 'fail'
  | 'cancel'
  | 'retry-unprepared'
  | 'retry-prepared'
  | 'resend'
  /** Nobody can tell what arrived, and too many answers were lost. */
  | 'give-up'
  /** The host has it after all. */
  | 'found'
  /** The host has made it ready, or nobody waits for that any longer. */
  | 'processed'
  | 'not-processed'
  | 'left';

/** Every transition there is; what is not in here does not happen. */
const transitions: Record<StoredState, Partial<Record<JobEvent, StoredState>>> = {
  queued: { prepare: 'preparing', anew: 'queued', fail: 'failed', cancel: 'cancelled' },
  preparing: {
    prepared: 'ready',
    hold: 'held',
    reuse: 'uploaded',
    requeue: 'queued',
    fail: 'failed',
    cancel: 'cancelled',
  },
  ready: { start: 'uploading', edit: 'held', anew: 'queued', fail: 'failed', cancel: 'cancelled' },
  held: {
    release: 'ready',
    reuse: 'uploaded',
    edit: 'held',
    anew: 'queued',
    fail: 'failed',
    cancel: 'cancelled',
  },
  uploading: {
    arrived: 'uploaded',
    taken: 'processing',
    again: 'ready',
    lost: 'uncertain',
    'attempt-failed': 'failed',
    'attempt-cancelled': 'cancelled',
    // The host could not fetch it: it is fetched here. Or it is larger than the host takes after all.
    anew: 'queued',
  },
  uncertain: {
    resend: 'ready',
    'give-up': 'failed',
    found: 'uploaded',
    taken: 'processing',
    cancel: 'cancelled',
  },
  processing: { processed: 'uploaded', 'not-processed': 'failed', left: 'cancelled' },
  uploaded: {},
  failed: { 'retry-unprepared': 'queued', 'retry-prepared': 'ready' },
  cancelled: { 'retry-unprepared': 'queued', 'retry-prepared': 'ready' },
};

/** The state that follows, or null when the event may not happen in this state. */
export function nextState(state: StoredState, event: JobEvent): StoredState | null {
  return transitions[state][event] ?? null;
}

/** Nothing happens any more without someone asking for it. */
export function hasEnded(state: StoredState): boolean {
  return state === 'uploaded' || state === 'failed' || state === 'cancelled';
}
