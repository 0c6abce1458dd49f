import type { SessionKind } from '../../../contract/hotkeys.ts';

/**
 * Detects the kind of session that keys come from. Under Wayland it is `wayland` also for programs that show their
 * windows by X.
 */
export function detectSessionKind(platform: NodeJS.Platform, environment: NodeJS.ProcessEnv): SessionKind {
  if (platform === 'win32') return 'windows';
  if (platform === 'darwin') return 'macos';
  return environment.WAYLAND_DISPLAY || environment.XDG_SESSION_TYPE === 'wayland' ? 'wayland' : 'x11';
}

/**
 * Whether a press proves that the keys work from anywhere. A program that shows its windows by X in a Wayland session
 * receives keys that are pressed in programs which do the same, its own window among them, and in no others.
 * @param windowsBy what Chromium shows windows by, as its switch `ozone-platform` says
 */
export function isPressConclusive(session: SessionKind, windowsBy: string): boolean {
  return session !== 'wayland' || windowsBy === 'wayland';
}
