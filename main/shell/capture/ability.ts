import { shell, systemPreferences } from 'electron';
import type { CaptureAbility } from '../../../contract/capture.ts';
import type { SessionKind } from '../../../contract/hotkeys.ts';

const macPermissionPane = 'x-apple.systempreferences:com.apple.preference.security?Privacy_ScreenCapture';

/**
 * Whether this system lets us capture. Asks nobody: on macOS `not-determined` is no denial, because the first capture
 * makes the system ask.
 */
export function captureAbility(session: SessionKind): CaptureAbility {
  if (session === 'wayland') return 'portal';
  if (session !== 'macos') return 'ready';
  const status = systemPreferences.getMediaAccessStatus('screen');
  return status === 'denied' || status === 'restricted' ? 'denied' : 'ready';
}

/** Opens the place in the system's settings where capturing is permitted. False where there is none. */
export async function openCapturePermission(session: SessionKind): Promise<boolean> {
  if (session !== 'macos') return false;
  await shell.openExternal(macPermissionPane);
  return true;
}
