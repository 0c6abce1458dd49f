import { z } from 'zod';
import { engineReplySchema, engineRequestSchema } from './engine.ts';
import { errorDataSchema } from './errors.ts';

/** Path below which all lies that a page in a browser asks for beside its own files. */
export const webRoot = '/web/';

/** What a sign-in hands over: the secret of a link, which works once, or the key of the local API. */
export const signInRequestSchema = z.union([
  z.object({ link: z.string().min(1).max(100) }).strict(),
  z.object({ key: z.string().min(1).max(200) }).strict(),
]);
export type SignInRequest = z.infer<typeof signInRequestSchema>;

/**
 * Answer to a sign-in. `proof` is the half of the session that the page keeps, beside the cookie, which it cannot read:
 * browsers give a cookie to every port of a host, and what a page stores to its own origin only.
 */
export const signInAnswerSchema = z.object({ proof: z.string() });

/** Whether the server knows the session of a page. That it does not is no error: nobody has signed in yet. */
export const sessionStateSchema = z.object({ isOpen: z.boolean() });

/** Header of requests, and prefix of the protocol's name at the socket, that carry the proof. */
export const proofHeader = 'x-snapferry-proof';
export const proofProtocol = 'proof.';
/** Name of the protocol of the socket. */
export const socketProtocol = 'snapferry';
/** Header with the options of a picture that is sent as a body: JSON, percent-encoded. */
export const optionsHeader = 'x-snapferry-options';

/** Size in bytes of a message to the engine over the socket. A picture to upload is a request of its own. */
export const maxSocketMessageBytes = 64 * 2 ** 20;
/** Milliseconds between two signs of life of the engine; without one for three times as long the socket is dead. */
export const aliveEveryMs = 15_000;

/** Codes by which the engine closes a socket: the session is over; the page is too slow to follow. */
export const socketCloseCodes = { signedOut: 4401, tooSlow: 4408 } as const;

/** Messages of the page: calls of the engine. Bytes go as `web-frames.ts` puts them. */
export const pageMessageSchema = engineRequestSchema;

const [, , answer, failure, event] = engineReplySchema.options;
/** Messages to the page. */
export const socketMessageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('hello'), version: z.string() }),
  z.object({ type: z.literal('alive') }),
  answer,
  failure,
  event,
]);
export type SocketMessage = z.infer<typeof socketMessageSchema>;

/** Answer to a request that is refused. */
export const webRefusalSchema = z.object({ error: errorDataSchema });
