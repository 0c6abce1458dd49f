import { AppError, errorData } from '../../../contract/app-error.ts';
import type { CaptureKind, CaptureRegion, CaptureUse } from '../../../contract/capture.ts';
import type { SessionKind } from '../../../contract/hotkeys.ts';
import { type Bitmap, crop, join } from './bitmap.ts';
import { displaysNow, displayUnderPointer } from './displays.ts';
import {
  type DisplayGeometry,
  displayOfRegion,
  type RegionPlace,
  type Size,
  wholePixels,
} from './geometry.ts';
import type { Overlays } from './overlays.ts';
import { listWindows, type Still, takeByPortal, takeStills, takeWindow } from './stills.ts';

interface Taking {
  readonly overlays: Overlays;
  readonly session: SessionKind;
  /** Whether a drawn region needs no further yes. */
  readonly atOnce: boolean;
  /** Where the last region was; null: there was none. */
  readonly last: RegionPlace | null;
  /** Ids of our own windows, as the capturer names them. */
  ownWindows(): ReadonlySet<string>;
}

/** Holds a picture of the screen, and what was chosen with it. */
export interface Taken {
  readonly bitmap: Bitmap;
  /** Null: as the settings say. */
  readonly use: CaptureUse | null;
  /** The display that it shows, and which pixels of it; null of several displays, and of windows. */
  readonly display: DisplayGeometry | null;
  readonly area: CaptureRegion | null;
}

/**
 * Takes one picture.
 * @returns null when it was cancelled
 * @throws {AppError} `screen-unreadable`, `no-windows`, `no-portal`
 */
export async function take(kind: CaptureKind, taking: Taking): Promise<Taken | null> {
  const displays = displaysNow();
  const here = displayUnderPointer(displays);
  if (!here) throw new AppError(errorData('screen-unreadable', 'There is no display.'));
  if (taking.session === 'wayland') return takeUnderWayland(kind, displays, here, taking);
  switch (kind) {
    case 'screen': {
      const [still] = await takeStills([here]);
      return still ? wholeOf(still, null) : null;
    }
    case 'all':
      return { ...nowhere, bitmap: join(await takeStills(displays)) };
    case 'window':
      return chooseWindow(here, taking);
    case 'last': {
      const again = await takeLast(displays, here, taking);
      return again ?? chooseRegion(await takeStills(displays), here, taking);
    }
    case 'region':
      return chooseRegion(await takeStills(displays), here, taking);
  }
}

const nowhere = { use: null, display: null, area: null } as const;

function wholeOf({ display, bitmap }: Still, use: CaptureUse | null): Taken {
  const { width, height } = bitmap;
  return { bitmap, use, display, area: { x: 0, y: 0, width, height } };
}

function partOf({ display, bitmap }: Still, wanted: CaptureRegion, use: CaptureUse | null): Taken | null {
  const area = wholePixels(wanted, bitmap);
  return area && { bitmap: crop(bitmap, area), use, display, area };
}

/** Takes the last region without a question; null where it is to be selected anew. */
async function takeLast(
  displays: readonly DisplayGeometry[],
  here: DisplayGeometry,
  { last }: Taking,
): Promise<Taken | null> {
  const display = last && displayOfRegion(last, displays, here);
  if (!display) return null;
  const [still] = await takeStills([display]);
  return still ? partOf(still, last, null) : null;
}

/** Captures with the desktop's own chooser; a region can then be selected on the screen that it returns. */
async function takeUnderWayland(
  kind: CaptureKind,
  displays: readonly DisplayGeometry[],
  here: DisplayGeometry,
  taking: Taking,
): Promise<Taken | null> {
  const most: Size = {
    width: Math.max(...displays.map(({ pixels }) => pixels.width)),
    height: Math.max(...displays.map(({ pixels }) => pixels.height)),
  };
  const bitmap = await takeByPortal(kind === 'window' ? 'window' : 'screen', most);
  if (!bitmap) return null;
  if (kind !== 'region' && kind !== 'last') return { ...nowhere, bitmap };
  const isIts = ({ pixels }: DisplayGeometry) =>
    pixels.width === bitmap.width && pixels.height === bitmap.height;
  const still = { display: displays.find(isIts) ?? here, bitmap };
  const { last } = taking;
  const isThere =
    last !== null && last.x + last.width <= bitmap.width && last.y + last.height <= bitmap.height;
  return kind === 'last' && isThere ? partOf(still, last, null) : chooseRegion([still], here, taking);
}

async function chooseRegion(
  stills: readonly Still[],
  here: DisplayGeometry,
  taking: Taking,
): Promise<Taken | null> {
  const first = stills.find(({ display }) => display.id === here.id) ?? stills[0];
  const decision = await taking.overlays.region(stills, first?.display.id ?? here.id, {
    hasWindows: taking.session !== 'wayland',
    atOnce: taking.atOnce,
    recording: null,
  });
  const still = stills.find(({ display }) => display.id === decision.displayId);
  if (decision.kind === 'to-windows') return chooseWindow(here, taking);
  if (!still) return null;
  if (decision.kind === 'display') return wholeOf(still, decision.use);
  return decision.kind === 'region' ? partOf(still, decision.area, decision.use) : null;
}

async function chooseWindow(here: DisplayGeometry, { overlays, ownWindows }: Taking): Promise<Taken | null> {
  const windows = await listWindows(ownWindows());
  if (windows.length === 0) throw new AppError(errorData('no-windows', 'The system lists no windows.'));
  const decision = await overlays.windows(windows, here);
  if (decision.kind !== 'window') return null;
  return { ...nowhere, bitmap: await takeWindow(decision.id, decision.size ?? here.pixels) };
}
