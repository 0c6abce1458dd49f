/** The stored states; see the contract's `JobState` for those that are only shown. */
export const storedStates = [
  'queued',
  'preparing',
  'ready',
  /** The user has to decide first whether it is uploaded. */
  'held',
  'uploading',
  'uncertain',
  /** All of it is at the host, which processes it; stored as `uncertain` with what is known of it. */
  'processing',
  'uploaded',
  'failed',
  'cancelled',
] as const;
export type StoredState = (typeof storedStates)[number];

/** All events of a job. */
export type JobEvent =
  | 'prepare'
  | 'prepared'
  /** Preparing was aborted through no fault of the picture. */
  | 'requeue'
  /** A duplicate exists, or there is another reason to ask first. */
  | 'hold'
  | 'release'
  | 'reuse'
  /** It is to be edited first. */
  | 'edit'
  /** Its picture was replaced, or what is sent has to be decided again: all that preparing does is done again. */
  | 'anew'
  | 'start'
  /** The attempt's ends. */
  | 'arrived'
  /** It arrived, and the host is processing it. */
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
  /** There is no way to tell what arrived, and too many answers were lost. */
  | 'give-up'
  /** The host has it after all. */
  | 'found'
  /** Another machine has sent it. */
  | 'elsewhere'
  /** The host has processed it, or the wait for that is over. */
  | 'processed'
  | 'not-processed'
  | 'left';

/** The allowed transitions; no others happen. */
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
  ready: {
    start: 'uploading',
    elsewhere: 'uploaded',
    edit: 'held',
    anew: 'queued',
    fail: 'failed',
    cancel: 'cancelled',
  },
  held: {
    // It was looked at, and something was found.
    hold: 'held',
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

/** Returns the next state, or null when the event is not allowed in this state. */
export function nextState(state: StoredState, event: JobEvent): StoredState | null {
  return transitions[state][event] ?? null;
}

/** True for states that only a command leaves. */
export function hasEnded(state: StoredState): boolean {
  return state === 'uploaded' || state === 'failed' || state === 'cancelled';
}
