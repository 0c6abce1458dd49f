import { AppError, errorData } from '../../../contract/app-error.ts';
import type { Result } from '../../../contract/bridge.ts';
import type { ErrorData } from '../../../contract/errors.ts';
import type { Media } from '../../../contract/media.ts';
import {
  type FoundMetadata,
  type MetadataKind,
  type MetadataRule,
  metadataKindSchema,
} from '../../../contract/metadata.ts';
import type { Host } from '../hosts/host.ts';
import {
  type Completeness,
  describeMetadata,
  examineFile,
  type MetadataReport,
  probeMedia,
} from '../media/index.ts';
import type { PreparedContent, StoredJob } from '../store/types.ts';

/**
 * Prepares a job for sending: reads its content, checks whether the host takes it, decides what of it is sent.
 * @throws {AppError} with what is wrong with the picture
 */
export async function inspect(
  job: StoredJob,
  host: Host,
  wants: InspectOptions,
  signal: AbortSignal,
): Promise<PreparedContent> {
  if (job.source.kind === 'url') return { media: null, hasThumbnail: false, look: null };
  const { path } = job.source;
  const keep = { provenance: wants.keepProvenance };
  const { media, completeness, metadata } = await examineFile(path, keep, signal);
  const isToBeEdited = job.held?.why === 'edit';
  // What is to be edited first may be too big or of a type that no host takes: afterwards it is not.
  const refusal = isToBeEdited ? null : refusalOf(job, media, host);
  // Nothing makes a video fit: one that is refused anyway need not be whole.
  if (media.kind !== 'video' || !refusal) refuseDamaged(job, media, completeness, host);
  if (refusal) {
    const fitted = await wants.fit(job, media, refusal);
    return inspect(fitted, host, { ...wants, fit: refuseToFit }, signal);
  }
  const decided = decideOutgoing(media, metadata, { ...wants, isToBeEdited });
  const outgoing = isToBeEdited
    ? decided
    : mergeOriginalMetadata(decided, await metadataOfOriginal(job, signal), wants.metadata);
  const isAsBefore = job.media?.sha256 === media.sha256;
  return {
    media,
    ...outgoing,
    hasThumbnail: isAsBefore && job.hasThumbnail,
    look: isAsBefore ? job.look : null,
  };
}

/** Throws for a damaged picture or video, unless the user was warned and wants to send it anyway. */
function refuseDamaged(job: StoredJob, media: Media, completeness: Completeness, host: Host): void {
  const isWanted = job.error?.code === 'picture-damaged' && job.error.params.anyway === 'yes';
  if (isWanted) return;
  const how = { unfinished: 'cut', damaged: 'changed', complete: null, unknown: null }[completeness];
  if (how === null) return;
  // Nothing converts the remains of a picture: sending it anyway is offered only for what the host takes as it is.
  const params = { how: host.accepts(media).ok ? how : 'lost', kind: media.kind };
  throw new AppError(errorData('picture-damaged', `The picture is damaged (${how}).`, params));
}

/**
 * Returns why the host refuses the file as it is; null if it takes it. Where the rules known leave that open, an
 * earlier answer of the host decides.
 */
function refusalOf(job: StoredJob, media: Media, host: Host): ErrorData | null {
  const acceptance = host.accepts(media);
  if (!acceptance.ok) return acceptance.failure;
  if (job.error?.code !== 'too-big') return null;
  // Its own word counts for more than what is known of its limits: the very file that it refused is not sent again.
  return !host.certainlyAccepts(media) || job.error.params.bytes === media.bytes ? job.error : null;
}

const refuseToFit: InspectOptions['fit'] = async (_job, _media, refused) => {
  throw new AppError(refused);
};

/** Options of inspecting a file. */
export interface InspectOptions {
  /** Converts what the host refuses into something that it takes, or throws. */
  fit(job: StoredJob, media: Media, refused: ErrorData): Promise<StoredJob>;
  /** What happens to its metadata. */
  readonly metadata: MetadataRule;
  readonly keepProvenance: boolean;
}

type OutgoingDecision = Required<Pick<PreparedContent, 'carries' | 'outgoing'>>;

/** Reads the metadata of the given file, where the host gets one that was converted from it. */
async function metadataOfOriginal({ converted, original }: StoredJob, signal: AbortSignal) {
  if (!converted || !original || original.kind === 'url') return null;
  const { path } = original;
  const media = await probeMedia(path, signal).catch(() => null);
  return media && describeMetadata(path, media, signal);
}

/**
 * Adds the original's metadata to the report. Conversion leaves it all behind, which the user is told, and asked
 * about, as for any other picture.
 */
function mergeOriginalMetadata(
  found: OutgoingDecision,
  given: readonly FoundMetadata[] | null,
  rule: MetadataRule,
): OutgoingDecision {
  if (!given || given.length === 0) return found;
  const own = found.carries ?? [];
  const { outgoing } = found;
  const sent = new Set(own.map(({ kind }) => kind).filter((kind) => !outgoing?.removed.includes(kind)));
  const carries = metadataKindSchema.options.flatMap(
    (kind) => [...given, ...own].find((one) => one.kind === kind) ?? [],
  );
  if (!outgoing || isHeldBack(carries, rule)) return { carries, outgoing: null };
  const removed = carries.map(({ kind }) => kind).filter((kind) => !sent.has(kind));
  return { carries, outgoing: { ...outgoing, removed } };
}

/** Kinds of metadata that are no reason to hold a picture. */
const harmlessKinds: ReadonlySet<MetadataKind> = new Set(['software', 'gain-map', 'other']);

const isHeldBack = (carries: readonly FoundMetadata[] | null, rule: MetadataRule): boolean =>
  rule === 'hold' && (carries ?? []).some(({ kind }) => !harmlessKinds.has(kind));

/** Decides which bytes of the file are sent; none yet where the user is to see its metadata first. */
function decideOutgoing(
  { bytes, sha256 }: Media,
  found: Result<MetadataReport | null>,
  { metadata, isToBeEdited }: InspectOptions & { isToBeEdited: boolean },
): OutgoingDecision {
  const asItIs = { bytes, sha256, removed: [], recipe: null };
  // Who wants it sent as it is need not know what it carries, and edited it is another.
  const needNotBeKnown =
    !found.ok &&
    (metadata === 'keep' || isToBeEdited) &&
    (found.error.code === 'metadata-unreadable' || found.error.code === 'cannot-be-looked-at');
  if (!found.ok && !needNotBeKnown) throw new AppError(found.error);
  const examined = found.ok ? found.value : null;
  const carries = examined?.carries ?? null;
  if (isToBeEdited) return { carries, outgoing: null };
  if (metadata === 'keep') return { carries, outgoing: asItIs };
  if (isHeldBack(carries, metadata)) return { carries, outgoing: null };
  return { carries, outgoing: examined?.clean ?? asItIs };
}
