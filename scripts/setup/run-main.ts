import { SetupError } from './run-command.ts';

/** Runs a script's work and ends the process with the exit code that it gives; what a user can mend shows no stack. */
export async function runMain(work: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await work();
  } catch (error) {
    console.error(error instanceof SetupError ? error.message : error);
    process.exitCode = 1;
  }
}
