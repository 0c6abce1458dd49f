/** Names and values in the order of the file. */
export type Pairs = readonly (readonly [string, string])[];

export const bodies = ['None', 'MultipartFormData', 'FormURLEncoded', 'JSON', 'XML', 'Binary'] as const;
export const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
export const destinations = [
  'ImageUploader',
  'TextUploader',
  'FileUploader',
  'URLShortener',
  'URLSharingService',
] as const;

/** A custom uploader, all of it in the new syntax. Templates are as they stand in the file, not evaluated. */
export interface Uploader {
  /** Empty where the file has none. */
  readonly name: string;
  /** Empty where the file names none: then it may be used for anything. */
  readonly destinations: readonly (typeof destinations)[number][];
  readonly method: (typeof methods)[number];
  /** With its scheme, without its query. */
  readonly address: string;
  readonly parameters: Pairs;
  readonly headers: Pairs;
  readonly body: (typeof bodies)[number];
  readonly fields: Pairs;
  readonly fileField: string;
  readonly data: string;
  readonly link: string;
  readonly thumbnail: string;
  readonly deletion: string;
  readonly complaint: string;
}

/** The lists whose values are templates, by their names in the file. */
export const lists = { Parameters: 'parameters', Headers: 'headers', Arguments: 'fields' } as const;

/** The templates that read the answer, by their names in the file. */
export const readers = {
  URL: 'link',
  ThumbnailURL: 'thumbnail',
  DeletionURL: 'deletion',
  ErrorMessage: 'complaint',
} as const;

/** Version of ShareX whose syntax is spoken here, and written into what is exported. */
export const ownVersion = '19.0.2';

/** Returns the address's origin, where it is one before the first call; null where it varies or is none. */
export function originOf({ address }: Pick<Uploader, 'address'>): URL | null {
  const [origin = ''] = /^[a-z][a-z\d+.-]*:\/\/[^/?#\\]*/i.exec(address) ?? [];
  if (!/^https?:\/\//i.test(origin) || /[{}|]/.test(origin)) return null;
  // `URL.canParse` says yes to some very long hosts that the parser refuses.
  const url = URL.parse(origin);
  return url?.username || url?.password ? null : url;
}

/** Returns the name for people: the file's own one, or the host's. */
export function titleOf(uploader: Uploader): string {
  return uploader.name.trim() || originOf(uploader)?.host || 'Name';
}

/** Writes an uploader as a `.sxcu`, in the order in which ShareX does. */
export function toFile(uploader: Uploader): Record<string, unknown> {
  const list = (pairs: Pairs) => (pairs.length === 0 ? undefined : Object.fromEntries(pairs));
  const file: Record<string, unknown> = {
    Version: ownVersion,
    Name: uploader.name,
    DestinationType: uploader.destinations.join(', '),
    RequestMethod: uploader.method,
    RequestURL: uploader.address,
    Parameters: list(uploader.parameters),
    Headers: list(uploader.headers),
    Body: uploader.body,
    Arguments: list(uploader.fields),
    FileFormName: uploader.fileField,
    Data: uploader.data,
    URL: uploader.link,
    ThumbnailURL: uploader.thumbnail,
    DeletionURL: uploader.deletion,
    ErrorMessage: uploader.complaint,
  };
  return Object.fromEntries(Object.entries(file).filter(([, value]) => value !== undefined && value !== ''));
}
