/**
 * Path of the browser that the tests drive: the one that the user names, or Debian's build without a user interface,
 * which takes a tenth less of the processor's time than the whole browser without a window does.
 */
export const chromiumPath = process.env.SNAPFERRY_CHROMIUM ?? '/usr/bin/chromium-headless-shell';
