import { AppError, errorData } from '../../../contract/app-error.ts';
import type { CaptureKind } from '../../../contract/capture.ts';
import type { SessionKind } from '../../../contract/hotkeys.ts';
import { type Bitmap, crop, join } from './bitmap.ts';
import { displaysNow, displayUnderPointer } from './displays.ts';
import { type DisplayGeometry, type Size, wholePixels } from './geometry.ts';
import type { Overlays } from './overlays.ts';
import { listWindows, type Still, takeByPortal, takeStills, takeWindow } from './stills.ts';

interface Taking {
  readonly overlays: Overlays;
  readonly session: SessionKind;
  /** Ids of our own windows, as the capturer names them. */
  ownWindows(): ReadonlySet<string>;
}

/**
 * Takes one picture.
 * @returns null when it was cancelled
 * @throws {AppError} `screen-unreadable`, `no-windows`, `no-portal`
 */
export async function take(kind: CaptureKind, taking: Taking): Promise<Bitmap | null> {
  const displays = displaysNow();
  const here = displayUnderPointer(displays);
  if (!here) throw new AppError(errorData('screen-unreadable', 'There is no display.'));
  if (taking.session === 'wayland') return takeUnderWayland(kind, displays, here, taking);
  switch (kind) {
    case 'screen':
      return (await takeStills([here]))[0]?.bitmap ?? null;
    case 'all':
      return join(await takeStills(displays));
    case 'window':
      return chooseWindow(here, taking);
    case 'region':
      return chooseRegion(await takeStills(displays), here, taking);
  }
}

/** Captures with the desktop's own chooser; a region can then be selected on the screen that it returns. */
async function takeUnderWayland(
  kind: CaptureKind,
  displays: readonly DisplayGeometry[],
  here: DisplayGeometry,
  taking: Taking,
): Promise<Bitmap | null> {
  const most: Size = {
    width: Math.max(...displays.map(({ pixels }) => pixels.width)),
    height: Math.max(...displays.map(({ pixels }) => pixels.height)),
  };
  const bitmap = await takeByPortal(kind === 'window' ? 'window' : 'screen', most);
  if (!bitmap || kind !== 'region') return bitmap;
  const isIts = ({ pixels }: DisplayGeometry) =>
    pixels.width === bitmap.width && pixels.height === bitmap.height;
  return chooseRegion([{ display: displays.find(isIts) ?? here, bitmap }], here, taking);
}

async function chooseRegion(
  stills: readonly Still[],
  here: DisplayGeometry,
  taking: Taking,
): Promise<Bitmap | null> {
  const first = stills.find(({ display }) => display.id === here.id) ?? stills[0];
  const decision = await taking.overlays.region(
    stills,
    first?.display.id ?? here.id,
    taking.session !== 'wayland',
  );
  const bitmap = stills.find(({ display }) => display.id === decision.displayId)?.bitmap;
  if (decision.kind === 'to-windows') return chooseWindow(here, taking);
  if (decision.kind === 'display') return bitmap ?? null;
  if (decision.kind !== 'region' || !bitmap) return null;
  const area = wholePixels(decision.area, bitmap);
  return area && crop(bitmap, area);
}

async function chooseWindow(here: DisplayGeometry, { overlays, ownWindows }: Taking): Promise<Bitmap | null> {
  const windows = await listWindows(ownWindows());
  if (windows.length === 0) throw new AppError(errorData('no-windows', 'The system lists no windows.'));
  const decision = await overlays.windows(windows, here);
  if (decision.kind !== 'window') return null;
  return takeWindow(decision.id, decision.size ?? here.pixels);
}
