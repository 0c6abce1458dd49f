import { createHash } from 'node:crypto';
import type { Stats } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { AppError, errorData } from '../../../../contract/app-error.ts';
import type { Media } from '../../../../contract/media.ts';
import type { FoundMetadata } from '../../../../contract/metadata.ts';
import { type BytePlan, type ByteReader, readPlan } from '../../byte-plan.ts';
import { withReadErrors } from '../../fs-errors.ts';
import { brandsOf } from '../heif/container.ts';
import { type OpenFile, openFile } from '../open-file.ts';
import type { OperationContext } from '../operations.ts';
import { planAvi } from './avi.ts';
import { describe, describeFile } from './describe.ts';
import { planEbml } from './ebml.ts';
import { type Findings, noFindings } from './findings.ts';
import { planGif } from './gif.ts';
import { planJpeg } from './jpeg.ts';
import { planMp4 } from './mp4/index.ts';
import { type Plan, planFor } from './plan.ts';
import { planPng } from './png.ts';
import type { MetadataReport } from './report.ts';
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
  ['video/webm', planEbml],
  ['video/x-matroska', planEbml],
  ['video/x-msvideo', planAvi],
]);

/**
 * Inspects everything in a file that is not the picture; see ../index.ts. Pixels and samples are never touched: what is
 * removed is left out, or becomes zeros where things may not move. What is not known to be needed to draw the picture
 * goes.
 */
export async function inspectMetadata(
  path: string,
  media: Media,
  keep: { readonly provenance: boolean },
  context: OperationContext,
): Promise<MetadataReport | null> {
  if (!planners.has(media.mime)) return null;
  const { size } = await withReadErrors(() => stat(path));
  const file = await openFile(path, size, context);
  try {
    const before = await file.stat();
    const report = await metadataOf(file, { ...media, bytes: before.size }, keep, context);
    if (!isSame(before, await file.stat()))
      throw new AppError(errorData('changed-while-reading', 'The file changed while it was read'));
    return report;
  } finally {
    await file.close();
  }
}

/**
 * Inspects a file that is open, see `inspectMetadata`. That it stays as it is meanwhile is for the caller to check.
 * @param media with the size of the file
 */
export async function metadataOf(
  file: Pick<OpenFile, 'read'>,
  { mime, bytes, sha256 }: Pick<Media, 'mime' | 'bytes' | 'sha256'>,
  keep: { readonly provenance: boolean },
  context: OperationContext,
): Promise<MetadataReport | null> {
  const planner = planners.get(mime);
  if (!planner) return null;
  const plan = planFor(bytes);
  const findings = noFindings();
  await understanding(() => planner(sourceOf(file, bytes, context.signal), plan, findings, keep));
  const recipe = plan.recipe();
  const carries = describe(findings);
  const removed = carries
    .map(({ kind }) => kind)
    .filter((kind) => !(kind === 'provenance' && keep.provenance));
  const made = recipe && {
    recipe,
    removed,
    ...(await withReadErrors(() => hashed(file, recipe, context))),
  };
  // Zeros may have stood where zeros are put.
  return { carries, clean: made?.sha256 === sha256 ? null : made };
}

/** Size limit of files that are read just to tell what is in them: larger than photographs. */
const mostRead = 64 * 1024 * 1024;

/** See ../index.ts. */
export async function describeMetadata(
  path: string,
  media: Media,
  context: OperationContext,
): Promise<readonly FoundMetadata[] | null> {
  if (planners.has(media.mime))
    return (await inspectMetadata(path, media, { provenance: true }, context))?.carries ?? null;
  if (media.bytes > mostRead) return null;
  const file = await readFile(path, { signal: context.signal });
  const told = describeFile(file);
  return hasGainMap(file) && !told.some(({ kind }) => kind === 'gain-map')
    ? [...told, { kind: 'gain-map', text: null, near: null }]
    : told;
}

/** True for a HEIF with a gain map: by the brand that it needs (ISO 21496-1), or by Apple's name for it. */
function hasGainMap(file: Buffer): boolean {
  if (file.toString('latin1', 4, 8) !== 'ftyp') return false;
  const brands = brandsOf(file.subarray(8, Math.min(file.readUInt32BE(0), file.length)));
  return brands.includes('tmap') || file.includes('aux:hdrgainmap');
}

/** Maps errors of a planner to `metadata-unreadable`: what it stumbles over is an invalid file. */
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

async function hashed(file: ByteReader, recipe: BytePlan, { signal, progress }: OperationContext) {
  const hash = createHash('sha256');
  const buffer = Buffer.allocUnsafe(partBytes);
  const readOn = readPlan(file, recipe);
  let bytes = 0;
  for (;;) {
    if (signal.aborted) throw new AppError(errorData('cancelled', 'Reading the file was called off'));
    const read = await readOn(buffer);
    if (read === 0) return { bytes, sha256: hash.digest('hex') };
    hash.update(buffer.subarray(0, read));
    bytes += read;
    progress();
  }
}

function isSame(a: Stats, b: Stats): boolean {
  return a.size === b.size && a.mtimeMs === b.mtimeMs && a.ino === b.ino;
}
