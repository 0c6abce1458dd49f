import { readBusProperty } from '../system/session-bus.ts';

const screenCast = {
  service: 'org.freedesktop.portal.Desktop',
  path: '/org/freedesktop/portal/desktop',
  interface: 'org.freedesktop.portal.ScreenCast',
  property: 'AvailableSourceTypes',
};

/**
 * Whether the desktop's portal can show a chooser for what is to be captured: it is there, and so is the part of it that
 * belongs to this desktop. Told as bits of a number, of which 1 is screens. True where nobody can be asked.
 */
export async function hasCapturePortal(environment: NodeJS.ProcessEnv): Promise<boolean> {
  const answer = await readBusProperty(screenCast, environment);
  // Programs write the number's type before it: `uint32 7`, `u 7`.
  return answer === null || /\b[1-9]\d*\b/.test(answer);
}
