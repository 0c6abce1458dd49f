import { join } from 'node:path';
import { holdsPage } from '../engine/web/page-files.ts';

/**
 * Places of the built window as seen from this code: in the npm package and in the app beside the bundle or above its
 * chunks, in a checkout where the build puts it, from the sources and from a bundle of the command.
 */
const places = [
  'web',
  '../web',
  '../renderer/web',
  '../../renderer/web',
  '../../../renderer/web',
  '../../out/renderer/web',
];

/** Finds the folder of the page that browsers get; null where it was not built, or not installed. */
export const findPageFolder = (from: string = import.meta.dirname): string | null =>
  places.map((place) => join(from, ...place.split('/'))).find(holdsPage) ?? null;
