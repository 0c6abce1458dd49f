import { AppError, errorData } from '../../../../../contract/app-error.ts';
import type { Finding, PrivateKind, ReadWord } from '../../../../../contract/reading.ts';
import { findCards } from './cards.ts';
import { findAnswers } from './chats.ts';
import { findInCommands } from './commands.ts';
import { findEmails, findPhones } from './contacts.ts';
import { findIbans } from './ibans.ts';
import { findLabelled } from './labels.ts';
import { findLists } from './lists.ts';
import { type Page, type Span, toPage } from './page.ts';
import { findPairs } from './pairs.ts';
import { findSecrets } from './secrets.ts';

type Finder = (page: Page) => readonly Span[] | Promise<readonly Span[]>;

/** In this order: what one has found is not found by another one as well. */
const finders: readonly (readonly [PrivateKind, Finder])[] = [
  ['secret', findSecrets],
  ['iban', findIbans],
  ['card', findCards],
  ['password', (page) => findLabelled(page, 'password')],
  ['password', (page) => findLabelled(page, 'pin')],
  ['secret', (page) => findLabelled(page, 'secret')],
  ['secret', findInCommands],
  ['password', findPairs],
  ['password', findLists],
  ['password', findAnswers],
  ['email', findEmails],
  ['phone', findPhones],
];

/** Longest text that is searched: a picture that says more is no screenshot. */
const mostCharacters = 200_000;

/**
 * Finds what looks private among the words of a picture. Faces are not looked for.
 * @throws {AppError} `not-readable`: of a picture with too much text nobody is told that nothing was found
 */
export async function findPrivate(lines: readonly (readonly ReadWord[])[]): Promise<Finding[]> {
  const page = toPage(lines);
  if (page.text.length > mostCharacters)
    throw new AppError(
      errorData('not-readable', `It has more than ${mostCharacters} characters.`, { reason: 'large' }),
    );
  const taken: Span[] = [];
  const found = new Map<PrivateKind, Finding['boxes']>();
  for (const [kind, find] of finders) {
    for (const span of await find(page)) {
      if (taken.some((other) => other.start < span.end && span.start < other.end)) continue;
      taken.push(span);
      found.set(kind, [...(found.get(kind) ?? []), ...page.boxesOf(span)]);
    }
  }
  return [...found].map(([kind, boxes]) => ({ kind, boxes }));
}
