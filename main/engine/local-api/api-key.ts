import { randomBytes } from 'node:crypto';

/** Creates a key: 144 random bits, in letters that need no escaping in an address. */
export const createApiKey = (): string => randomBytes(18).toString('base64url');
