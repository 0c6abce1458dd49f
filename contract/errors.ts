import { z } from 'zod';

/**
 * Lists all error codes, which are stable. Text for people is found by code in the message catalogues (`error.<code>`,
 * `error.<code>.advice`), so no code may be renamed once released.
 */
export const errorCodes = [
  // Input
  'not-an-image',
  'unsupported-type',
  'not-convertible',
  'picture-damaged',
  'cannot-be-looked-at',
  'empty-file',
  'unreadable',
  'vanished',
  'changed-while-reading',
  'metadata-unreadable',
  'too-big',
  'too-long',
  'folder-without-pictures',
  'not-editable',
  'not-readable',
  'reading-missing',
  'folder-missing',
  'folder-unreadable',
  'not-a-folder',
  'folder-is-profile',
  'folder-overlaps',
  'folder-cannot-tidy',
  'bad-pattern',
  'bad-subfolder',
  'bad-url',
  'bad-setting',
  'bad-proxy',
  'bad-ledger',
  'no-ledger',
  'not-offerable',
  'no-settings-file',
  'settings-newer',
  'address-private',
  'address-unknown',
  'address-dead',
  'address-broken',
  'not-found',
  // This machine
  'disk-full',
  'profile-unwritable',
  'profile-newer',
  'profile-locked',
  'profile-damaged',
  'engine-stopped',
  'folder-unwritable',
  'screen-denied',
  'screen-unreadable',
  'no-portal',
  'no-windows',
  'no-recording',
  'recording-empty',
  'recording-failed',
  'port-taken',
  // Credentials
  'no-client-id',
  'bad-client-id',
  'sign-in-needed',
  'app-blocked',
  'sign-in-refused',
  'sign-in-expired',
  'wrong-pin',
  'no-client-secret',
  'sign-in-port-taken',
  'keychain-locked',
  'secret-unreadable',
  // Connection to the host
  'unreachable',
  'untrusted-certificate',
  'proxy-trouble',
  'ledger-unreachable',
  'ledger-refused',
  'ledger-unfit',
  'foreign-answer',
  'connection-lost',
  'timeout',
  // Answers of the host
  'rate-limited',
  'daily-limit',
  'over-capacity',
  'server-trouble',
  'bad-answer',
  'rejected',
  'forbidden',
  'gone',
  'still-there',
  'no-deletehash',
  'not-processed',
  'not-ready',
  'answers-lost',
  'share-spent',
  'at-host-already',
  'link-elsewhere',
  'not-deletable',
  // A place of the user's own, and what it takes to write there
  'credentials-refused',
  'host-key-unknown',
  'host-key-changed',
  'not-public',
  'storage-missing',
  'storage-full',
  'storage-unwritable',
  'wrong-region',
  'clock-wrong',
  'name-taken',
  // Destinations
  'host-removed',
  'host-in-use',
  'host-kind-unknown',
  'less-private',
  'place-in-use',
  // Posts and the gallery
  'post-empty',
  'post-too-long',
  'title-needed',
  'title-too-long',
  'bad-tag',
  'bad-link',
  'author-needed',
  'not-yours',
  'account-needed',
  'consent-needed',
  'album-locked',
  'post-differs',
  'change-rejected',
  // Requests to the engine
  'bad-call',
  'wrong-state',
  'cancelled',
  'internal',
] as const;

export const errorCodeSchema = z.enum(errorCodes);
export type ErrorCode = z.infer<typeof errorCodeSchema>;

/**
 * Represents an error as a value that may cross any border. `message` is plain English for logs and for programs;
 * people read the catalogue's text, filled with `params`. Neither may ever hold a token, a client secret or a
 * deletehash.
 */
export const errorDataSchema = z.object({
  code: errorCodeSchema,
  message: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
});
export type ErrorData = z.infer<typeof errorDataSchema>;

/** Returns whether what is left of a damaged picture can be sent as it is, where the user wants that. */
export const isDamagedButSendable = ({ code, params }: ErrorData): boolean =>
  code === 'picture-damaged' && (params.how === 'cut' || params.how === 'changed');
