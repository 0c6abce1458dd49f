import type { ReadingWants } from './reader.ts';

// What each reading wants; nothing else leaves the process that reads.

export const everything: ReadingWants = { words: true, codes: true, findings: false };
export const findingsOnly: ReadingWants = { words: false, codes: false, findings: true };
export const wordsOnly: ReadingWants = { words: true, codes: false, findings: false };
/** Of a look, where words are kept for the search. */
export const findingsAndWords: ReadingWants = { words: true, codes: false, findings: true };
