import { join } from 'node:path';
import envPaths from 'env-paths';

/** The checkout. */
export const root = join(import.meta.dirname, '..', '..');

/** What can be had again: of this user, shared by all checkouts. */
export const cacheFolder = envPaths('snapferry', { suffix: '' }).cache;
