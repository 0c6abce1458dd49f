import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TicketResult } from '../../../contract/capture.ts';
import { ticketFolder } from '../../../contract/names.ts';

/**
 * Writes the result of a capture for the program that requested it by a ticket: into a file that only this user can
 * read.
 */
export async function answerTicket(profile: string, ticket: string, answer: TicketResult): Promise<void> {
  const folder = join(profile, ticketFolder);
  const path = join(folder, `${ticket}.json`);
  const draft = `${path}.draft`;
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(draft, JSON.stringify(answer), { mode: 0o600 });
    // Atomically, so that a reader finds all of it or nothing.
    await rename(draft, path);
  } catch {
    // The waiting program gives up after a while; the capture itself is unaffected.
    await rm(draft, { force: true });
  }
}
