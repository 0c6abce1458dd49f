import type { SessionKind } from '../../../contract/hotkeys.ts';

/**
 * The kind of session that keys come from. Under Wayland it stays `wayland` for programs that show their windows by X:
 * keys pressed elsewhere reach neither.
 */
export function sessionKind(platform: NodeJS.Platform, environment: NodeJS.ProcessEnv): SessionKind {
  if (platform === 'win32') return 'windows';
  if (platform === 'darwin') return 'macos';
  return environment.WAYLAND_DISPLAY || environment.XDG_SESSION_TYPE === 'wayland' ? 'wayland' : 'x11';
}
