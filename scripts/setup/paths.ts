import { join } from 'node:path';
import envPaths from 'env-paths';

/** Folder of the checkout. */
export const root = join(import.meta.dirname, '..', '..');

/** Cache folder of this user, shared by all checkouts. */
export const cacheFolder = envPaths('snapferry', { suffix: '' }).cache;
