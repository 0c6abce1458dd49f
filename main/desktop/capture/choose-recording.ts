import { AppError, errorData } from '../../../contract/app-error.ts';
import type { SessionKind } from '../../../contract/hotkeys.ts';
import { maxPictureBytes } from '../../../contract/limits.ts';
import type { RecordingScene } from '../../../contract/recording.ts';
import type { Settings } from '../../../contract/settings.ts';
import { displaysNow, displayUnderPointer } from './displays.ts';
import type { DisplayGeometry } from './geometry.ts';
import type { Overlays } from './overlays.ts';
import { recordableArea } from './recording-geometry.ts';
import { screenSource, takeStills } from './stills.ts';

/**
 * Lets the user choose what is to be recorded, on frozen displays.
 * @returns null when it was cancelled
 * @throws {AppError} `screen-unreadable`, `no-recording`
 */
export async function chooseRecording(
  overlays: Overlays,
  session: SessionKind,
  { recordingSeconds: seconds, recordingFormat }: Pick<Settings, 'recordingSeconds' | 'recordingFormat'>,
): Promise<{ readonly scene: RecordingScene; readonly display: DisplayGeometry } | null> {
  // There the desktop shows one picture to a program, and asks again before each further one.
  if (session === 'wayland')
    throw new AppError(errorData('no-recording', 'Wayland hands out no stream of a part of the screen.'));
  const displays = displaysNow();
  const here = displayUnderPointer(displays);
  if (!here) throw new AppError(errorData('screen-unreadable', 'There is no display.'));
  const decision = await overlays.region(await takeStills(displays), here.id, {
    hasWindows: false,
    atOnce: false,
    recording: recordingFormat,
  });
  const display = displays.find(({ id }) => id === decision.displayId);
  if (decision.kind !== 'record' || !display) return null;
  const { width, height } = display.pixels;
  const area = recordableArea(decision.area ?? { x: 0, y: 0, width, height }, display.pixels);
  const source = await screenSource(displays, display);
  const { format } = decision;
  return {
    scene: { source, screen: display.pixels, area, format, seconds, maxBytes: maxPictureBytes },
    display,
  };
}
