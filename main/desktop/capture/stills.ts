import { desktopCapturer, type NativeImage, type SourcesOptions } from 'electron';
import { AppError, errorData } from '../../../contract/app-error.ts';
import type { Bitmap } from './bitmap.ts';
import { type DisplayGeometry, matchSources, type Size } from './geometry.ts';
import { hasCapturePortal } from './screencast-portal.ts';

/** Holds a display and its content, pixel for pixel. */
export interface Still {
  readonly display: DisplayGeometry;
  readonly bitmap: Bitmap;
}

/** Describes a window as the system lists it. */
export interface ListedWindow {
  readonly id: string;
  readonly name: string;
  /** A thumbnail of it, as a data: URL. */
  readonly preview: string;
}

const previewSize = { width: 320, height: 200 };

/**
 * Captures the current content of these displays. Electron's capturer makes each picture as large as asked for, so
 * displays of different sizes are captured one size after the other.
 * @throws {AppError} `screen-unreadable` when the system gives nothing
 */
export async function takeStills(displays: readonly DisplayGeometry[]): Promise<Still[]> {
  const sizes = new Map(displays.map(({ pixels }) => [`${pixels.width}x${pixels.height}`, pixels]));
  const stills: Still[] = [];
  for (const size of sizes.values()) {
    const sources = (await sourcesNow({ types: ['screen'], thumbnailSize: size })).map(
      ({ display_id, thumbnail }) => ({ displayId: display_id, size: thumbnail.getSize(), thumbnail }),
    );
    const shown = matchSources(displays, sources);
    for (const display of displays) {
      const source = shown.get(display.id);
      const isThisSize = display.pixels.width === size.width && display.pixels.height === size.height;
      if (source && isThisSize) stills.push({ display, bitmap: bitmapOf(source.thumbnail) });
    }
  }
  const readable = stills.filter(({ bitmap }) => bitmap.width > 0 && bitmap.height > 0);
  if (readable.length === 0) throw unreadable();
  return readable;
}

/**
 * Returns the id of a display for a stream of it.
 * @throws {AppError} `screen-unreadable` when the system does not list it
 */
export async function screenSource(
  displays: readonly DisplayGeometry[],
  display: DisplayGeometry,
): Promise<string> {
  const sources = (await sourcesNow({ types: ['screen'], thumbnailSize: previewSize })).map(
    ({ id, display_id, thumbnail }) => ({ id, displayId: display_id, size: thumbnail.getSize() }),
  );
  const source = matchSources(displays, sources).get(display.id);
  if (!source) throw unreadable();
  return source.id;
}

/**
 * Captures through the desktop's own chooser (Wayland's portal): one picture, of a screen or of a window. Null when it
 * was cancelled.
 * @param most at least as large as anything that can be chosen
 * @throws {AppError} `no-portal` where the desktop has no such chooser
 */
export async function takeByPortal(kind: 'screen' | 'window', most: Size): Promise<Bitmap | null> {
  // Without a portal no chooser appears, and Chromium's error then looks like the user's "no".
  if (!(await hasCapturePortal(process.env)))
    throw new AppError(errorData('no-portal', 'The desktop has no portal for captures of the screen.'));
  const sources = await desktopCapturer.getSources({ types: [kind], thumbnailSize: most }).catch(() => []);
  const bitmap = sources[0] && bitmapOf(sources[0].thumbnail);
  return bitmap && bitmap.width > 0 ? bitmap : null;
}

/**
 * Lists the windows that can be captured, foremost first, without our own.
 * @throws {AppError} `screen-unreadable` when the system refuses
 */
export async function listWindows(own: ReadonlySet<string>): Promise<ListedWindow[]> {
  const sources = await sourcesNow({ types: ['window'], thumbnailSize: previewSize });
  return sources
    .filter(({ id, thumbnail }) => !own.has(id) && !thumbnail.isEmpty())
    .map(({ id, name, thumbnail }) => ({ id, name, preview: thumbnail.toDataURL() }));
}

/**
 * Captures the current content of a window.
 * @param size its own, in pixels; else it would come out larger or smaller than it is
 * @throws {AppError} `screen-unreadable` when it is gone
 */
export async function takeWindow(id: string, size: Size): Promise<Bitmap> {
  const sources = await sourcesNow({ types: ['window'], thumbnailSize: size });
  const source = sources.find((each) => each.id === id);
  if (!source || source.thumbnail.isEmpty()) throw unreadable();
  return bitmapOf(source.thumbnail);
}

/** Lists the system's sources; converts its refusal into an AppError. */
function sourcesNow(options: SourcesOptions) {
  return desktopCapturer.getSources(options).catch(() => {
    throw unreadable();
  });
}

function bitmapOf(image: NativeImage): Bitmap {
  const { width, height } = image.getSize();
  return { width, height, pixels: new Uint8Array(image.toBitmap()) };
}

function unreadable(): AppError {
  return new AppError(errorData('screen-unreadable', 'The system gave no picture of the screen.'));
}
