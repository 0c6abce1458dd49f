import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TicketResult } from '../../../contract/capture.ts';
import { ticketFolder } from '../../../contract/capture.ts';

/** Tells whoever asked for a capture by a ticket what became of it: in a file that only this user can read. */
export async function answerTicket(profile: string, ticket: string, answer: TicketResult): Promise<void> {
  const folder = join(profile, ticketFolder);
  const path = join(folder, `${ticket}.json`);
  const draft = `${path}.draft`;
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(draft, JSON.stringify(answer), { mode: 0o600 });
    // In one step, so that a reader finds all of it or nothing.
    await rename(draft, path);
  } catch {
    // Whoever waits gives up after a while; the capture itself has not suffered.
    await rm(draft, { force: true });
  }
}
