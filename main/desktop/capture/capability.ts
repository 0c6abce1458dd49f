import { desktopCapturer, shell, systemPreferences } from 'electron';
import type { CapturePermission } from '../../../contract/capture.ts';
import type { SessionKind } from '../../../contract/hotkeys.ts';

const nothing = { width: 0, height: 0 };
const macPermissionPane = 'x-apple.systempreferences:com.apple.preference.security?Privacy_ScreenCapture';

/**
 * Whether this system lets us capture. Asks nobody. macOS says `denied` of whoever has never tried, too: it asks at the
 * first try and lists the program in its settings from then on, so this is no reason to leave a capture undone.
 */
export function detectCaptureAbility(session: SessionKind): CapturePermission {
  if (session === 'wayland') return 'portal';
  if (session !== 'macos') return 'ready';
  const status = systemPreferences.getMediaAccessStatus('screen');
  return status === 'denied' || status === 'restricted' ? 'denied' : 'ready';
}

/**
 * Opens the place in the system's settings where capturing is permitted, which lists those that have tried. False where
 * there is none.
 */
export async function openCapturePermission(session: SessionKind): Promise<boolean> {
  if (session !== 'macos') return false;
  await desktopCapturer.getSources({ types: ['screen'], thumbnailSize: nothing }).catch(() => []);
  await shell.openExternal(macPermissionPane);
  return true;
}
