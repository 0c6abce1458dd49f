import { styleText } from 'node:util';

/** Where a command speaks: results on standard output, everything else on standard error. */
export interface Terminal {
  /** One line of the result. */
  printResult(line: string): void;
  /** One line for the reader. */
  printInfo(line: string): void;
  /** One line for the reader about what went wrong. */
  printError(line: string): void;
  /** The line that shows how far things are and is overwritten by the next; nothing where no person looks on. */
  showProgress(line: string): void;
  /** Settles when all has been handed over to whoever reads. */
  flush(): Promise<void>;
}

const clearLine = '\r\u001b[2K';

export function openTerminal(stdout: NodeJS.WriteStream, stderr: NodeJS.WriteStream): Terminal {
  // A reader that has seen enough (`| head`) closes the pipe; what was asked for is done all the same.
  for (const stream of [stdout, stderr]) stream.on('error', () => {});
  let hasProgress = false;

  const write = (stream: NodeJS.WriteStream, text: string) => {
    if (hasProgress && stream.isTTY) {
      stderr.write(clearLine);
      hasProgress = false;
    }
    if (stream.writable) stream.write(text);
  };
  const drained = (stream: NodeJS.WriteStream) =>
    new Promise<void>((resolve) => (stream.writable ? stream.write('', () => resolve()) : resolve()));

  return {
    printResult: (line) => write(stdout, `${line}\n`),
    printInfo: (line) => write(stderr, `${line}\n`),
    printError: (line) => write(stderr, `${styleText('red', line, { stream: stderr })}\n`),
    showProgress(line) {
      if (!stderr.isTTY || !stderr.writable) return;
      const width = Math.max(20, stderr.columns || 80) - 1;
      stderr.write(clearLine + (line.length > width ? `${line.slice(0, width - 1)}…` : line));
      hasProgress = line !== '';
    },
    async flush() {
      write(stderr, '');
      await Promise.all([drained(stdout), drained(stderr)]);
    },
  };
}
