import { SetupError } from './run-command.ts';

/**
 * Runs a script's work and ends the process with the returned exit code; errors that a user can resolve are printed
 * without a stack.
 */
export async function runMain(work: () => Promise<number>): Promise<void> {
  const code = await work().catch((error: unknown) => {
    console.error(error instanceof SetupError ? error.message : error);
    return 1;
  });
  process.exitCode = code;
  // Tools that run in this process have handlers of their own that end it well: a failed test of the package was passed over.
  process.on('exit', () => {
    process.exitCode = code;
  });
}
