import { desktopCapturer, shell, systemPreferences } from 'electron';
import type { CapturePermission } from '../../../contract/capture.ts';
import type { SessionKind } from '../../../contract/hotkeys.ts';

const nothing = { width: 0, height: 0 };
const macPermissionPane = 'x-apple.systempreferences:com.apple.preference.security?Privacy_ScreenCapture';

/**
 * Detects whether the system permits captures, without prompting the user. macOS reports `denied` before the first
 * attempt, too: it asks at the first one and lists the program in its settings from then on, so this is no reason to
 * skip a capture.
 */
export function detectCaptureAbility(session: SessionKind): CapturePermission {
  if (session === 'wayland') return 'portal';
  if (session !== 'macos') return 'ready';
  const status = systemPreferences.getMediaAccessStatus('screen');
  return status === 'denied' || status === 'restricted' ? 'denied' : 'ready';
}

/**
 * Opens the system's settings for the permission to capture, which list the programs that have tried. False where there
 * are none.
 */
export async function openCapturePermission(session: SessionKind): Promise<boolean> {
  if (session !== 'macos') return false;
  await desktopCapturer.getSources({ types: ['screen'], thumbnailSize: nothing }).catch(() => []);
  await shell.openExternal(macPermissionPane);
  return true;
}
