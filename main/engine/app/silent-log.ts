import type { Logger } from 'pino';

const nothing = () => {};

/** A log without output, for engines that live as long as one command: the library is not loaded for it. */
export const silentLog = {
  level: 'silent',
  trace: nothing,
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  fatal: nothing,
  silent: nothing,
  child: () => silentLog,
} as unknown as Logger;
