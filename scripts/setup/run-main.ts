import { SetupError } from './run-command.ts';

/**
 * Runs a script's work and ends the process with the returned exit code; errors that a user can resolve are printed
 * without a stack.
 */
export async function runMain(work: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await work();
  } catch (error) {
    console.error(error instanceof SetupError ? error.message : error);
    process.exitCode = 1;
  }
}
