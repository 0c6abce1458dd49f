import { errorData } from '../../../../contract/app-error.ts';
import type { Media } from '../../../../contract/media.ts';
import type { UploadHost } from '../kind.ts';

/** What a host takes, as facts of its documentation. */
export interface AcceptedMedia {
  /** Proper name of the host, for messages. */
  readonly host: string;
  /** Types as MIME; null: any. */
  readonly types: readonly string[] | null;
  /** Size limit in bytes by type, and of all others; null: the host names none, its answer tells. */
  readonly limits: { readonly [mime: string]: number; readonly other: number } | null;
  /** What a host of this kind surely takes, as it is set up unless somebody changed it. */
  readonly certain: { readonly types: readonly string[]; readonly bytes: number };
}

/** Makes the three questions about a picture of what the host takes. */
export function acceptanceOf(
  taken: AcceptedMedia,
): Pick<UploadHost, 'accepts' | 'certainlyAccepts' | 'acceptsType'> {
  const { host, types, limits, certain } = taken;
  const takesType = (mime: string) => types === null || types.includes(mime);
  const limitOf = (mime: string) => (limits === null ? null : (limits[mime] ?? limits.other));
  const accepts = ({ mime, bytes }: Media): ReturnType<UploadHost['accepts']> => {
    if (!takesType(mime)) {
      const type = mime
        .replace(/^[^/]*\/(x-|vnd\.)?/, '')
        .replace(/\+xml$/, '')
        .toUpperCase();
      return { ok: false, failure: errorData('unsupported-type', `${host} does not take ${mime}`, { type }) };
    }
    const limit = limitOf(mime);
    if (limit === null || bytes <= limit) return { ok: true };
    const why = `${bytes} bytes are more than the ${limit} that ${host} takes`;
    return { ok: false, failure: errorData('too-big', why, { bytes, limit }) };
  };
  return {
    accepts,
    certainlyAccepts: (media) =>
      accepts(media).ok && certain.types.includes(media.mime) && media.bytes <= certain.bytes,
    acceptsType: (mime, bytes) => takesType(mime) && (bytes === null || bytes <= (limitOf(mime) ?? bytes)),
  };
}
