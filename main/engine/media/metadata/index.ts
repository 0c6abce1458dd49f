import { createHash } from 'node:crypto';
import type { Stats } from 'node:fs';
import { type FileHandle, open, readFile } from 'node:fs/promises';
import { AppError, errorData } from '../../../../contract/app-error.ts';
import type { Media } from '../../../../contract/media.ts';
import type { FoundMetadata, MetadataKind } from '../../../../contract/metadata.ts';
import { type BytePlan, readPlan } from '../../byte-plan.ts';
import { withReadErrors } from '../../fs-errors.ts';
import { describe, describeFile } from './describe.ts';
import { type Findings, noFindings } from './findings.ts';
import { planGif } from './gif.ts';
import { planJpeg } from './jpeg.ts';
import { planMp4 } from './mp4.ts';
import { type Plan, planFor } from './plan.ts';
import { planPng } from './png.ts';
import { type Source, sourceOf, unreadable } from './source.ts';
import { planTiff } from './tiff.ts';
import { planWebp } from './webp.ts';

type Planner = (
  source: Source,
  plan: Plan,
  findings: Findings,
  keep: { provenance: boolean },
) => Promise<void>;

const planners: ReadonlyMap<string, Planner> = new Map([
  ['image/jpeg', planJpeg],
  ['image/png', planPng],
  ['image/apng', planPng],
  ['image/gif', planGif],
  ['image/webp', planWebp],
  ['image/tiff', planTiff],
  ['video/mp4', planMp4],
  ['video/x-m4v', planMp4],
  ['video/quicktime', planMp4],
]);

/** What a file carries beside its picture, and what is left without that. */
export interface Examined {
  readonly carries: readonly FoundMetadata[];
  /** Null: the file itself. */
  readonly clean: {
    readonly recipe: BytePlan;
    readonly removed: readonly MetadataKind[];
    readonly bytes: number;
    readonly sha256: string;
  } | null;
}

/**
 * Looks at everything in a file that is not the picture. Pixels and samples are never touched: what is removed is left
 * out, or becomes zeros where things may not move. What is not known to be needed to draw the picture goes.
 * @param keep content credentials (C2PA) stay
 * @returns null for types that are not known here
 * @throws CallFailed metadata-unreadable, changed-while-reading, cancelled, vanished, unreadable
 */
export async function examine(
  path: string,
  media: Media,
  keep: { readonly provenance: boolean },
  signal?: AbortSignal,
): Promise<Examined | null> {
  const planner = planners.get(media.mime);
  if (!planner) return null;
  const file = await withReadErrors(() => open(path, 'r'));
  try {
    const before = await withReadErrors(() => file.stat());
    const plan = planFor(before.size);
    const findings = noFindings();
    await understanding(() => planner(sourceOf(file, before.size, signal), plan, findings, keep));
    const recipe = plan.recipe();
    const carries = describe(findings);
    const removed = carries
      .map(({ kind }) => kind)
      .filter((kind) => !(kind === 'provenance' && keep.provenance));
    const made = recipe && { recipe, removed, ...(await withReadErrors(() => hashed(file, recipe, signal))) };
    // Zeros may have stood where zeros are put.
    const clean = made?.sha256 === media.sha256 ? null : made;
    if (!isSame(before, await withReadErrors(() => file.stat())))
      throw new AppError(errorData('changed-while-reading', 'The file changed while it was looked at'));
    return { carries, clean };
  } finally {
    await file.close();
  }
}

/** Larger files than photographs are not read just to tell what is in them. */
const mostRead = 64 * 1024 * 1024;

/**
 * Only tells what a file carries, of types as well that are not cleaned here but made into another.
 * @returns null where that cannot be told
 */
export async function whatIsCarried(
  path: string,
  media: Media,
  signal?: AbortSignal,
): Promise<readonly FoundMetadata[] | null> {
  try {
    if (planners.has(media.mime))
      return (await examine(path, media, { provenance: true }, signal))?.carries ?? null;
    return media.bytes > mostRead ? null : describeFile(await readFile(path, { signal }));
  } catch {
    return null;
  }
}

/** Whatever a planner stumbles over is a file that makes no sense. */
async function understanding(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (thrown) {
    if (thrown instanceof AppError) throw thrown;
    if (
      thrown instanceof Error &&
      'code' in thrown &&
      String(thrown.code).startsWith('E') &&
      'errno' in thrown
    )
      throw thrown;
    throw unreadable(thrown instanceof Error ? thrown.message : 'It makes no sense');
  }
}

const partBytes = 256 * 1024;

async function hashed(file: FileHandle, recipe: BytePlan, signal?: AbortSignal) {
  const hash = createHash('sha256');
  const buffer = Buffer.allocUnsafe(partBytes);
  const readOn = readPlan(file, recipe);
  let bytes = 0;
  for (;;) {
    if (signal?.aborted) throw new AppError(errorData('cancelled', 'Looking at the file was called off'));
    const read = await readOn(buffer);
    if (read === 0) return { bytes, sha256: hash.digest('hex') };
    hash.update(buffer.subarray(0, read));
    bytes += read;
  }
}

function isSame(a: Stats, b: Stats): boolean {
  return a.size === b.size && a.mtimeMs === b.mtimeMs && a.ino === b.ino;
}
