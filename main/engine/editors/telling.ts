import type { Failure } from '../../../contract/errors.ts';
import type { Verdict } from './guard.ts';
import type { Links, Waiting } from './links.ts';
import type { Wanted } from './request.ts';

/** The words of the API, for who sits at the editor and sees nothing else of us. */
export interface Telling {
  failure(failure: Failure): string;
  refused(input: string, failure: Failure): string;
  without(links: Exclude<Links, { kind: 'links' }>, now: number): string;
  refuse(why: Exclude<Verdict, { kind: 'welcome' }> | Exclude<Wanted, { kind: 'clipboard' | 'items' }>): string;
  noShell(): string;
  emptyClipboard(): string;
  tooBig(): string;
}
