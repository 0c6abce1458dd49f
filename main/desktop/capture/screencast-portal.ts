import { readBusProperty } from '../system/session-bus.ts';

const screenCast = {
  service: 'org.freedesktop.portal.Desktop',
  path: '/org/freedesktop/portal/desktop',
  interface: 'org.freedesktop.portal.ScreenCast',
  property: 'AvailableSourceTypes',
};

/**
 * Asks whether the desktop's portal can show a chooser for captures: it exists, and so does its backend for this
 * desktop. The answer is a bit mask, in which 1 is screens. True when it cannot be asked.
 */
export async function hasCapturePortal(environment: NodeJS.ProcessEnv): Promise<boolean> {
  const answer = await readBusProperty(screenCast, environment);
  // The tools write the number's type before it: `uint32 7`, `u 7`.
  return answer === null || /\b[1-9]\d*\b/.test(answer);
}
