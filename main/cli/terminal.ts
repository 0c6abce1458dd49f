import { styleText } from 'node:util';
import { plainLines, visibleLines } from './visible.ts';

/** Writes the output of a command: results on standard output, everything else on standard error. */
export interface Terminal {
  /** Prints one line of the result, escaped so that its content can do no harm. */
  printResult(line: string): void;
  /** Prints one line of information. */
  printInfo(line: string): void;
  /** Prints one line about a failure. */
  printError(line: string): void;
  /** Shows a progress line, which the next one overwrites; nothing without a terminal. */
  showProgress(line: string): void;
  /** Whether a user watches the output and sees progress. */
  readonly isInteractive: boolean;
  /** Number of columns. */
  readonly width: number;
  /** Keeps results from now on that cannot be written: they are of uploads, and exist nowhere else in this form. */
  keepResults(): void;
  /**
   * Settles when all output has been written.
   * @returns why results could not be written, and those of them that were to be kept
   */
  flush(): Promise<{ readonly code: string; readonly lines: readonly string[] } | null>;
}

const clearLine = '\r\u001b[2K';
const defaultWidth = 80;

/**
 * Opens the process's own streams. From then on standard output is ours alone: what a library prints there goes to
 * standard error, since the reader of our results reads nothing else.
 */
export function openTerminal(stdout: NodeJS.WriteStream, stderr: NodeJS.WriteStream): Terminal {
  // A reader that has seen enough (`| head`) closes the pipe; the command is carried out all the same.
  for (const stream of [stdout, stderr]) stream.on('error', () => {});
  const writeResult = stdout.write.bind(stdout) as (
    text: string,
    done: (error?: Error | null) => void,
  ) => boolean;
  stdout.write = stderr.write.bind(stderr) as typeof stdout.write;
  let hasProgress = false;
  let failure = '';
  let isKept = false;
  let isLost = false;
  const unwritten: string[] = [];

  const clear = (stream: NodeJS.WriteStream) => {
    if (!hasProgress || !stream.isTTY) return;
    stderr.write(clearLine);
    hasProgress = false;
  };
  const lost = (line: string) => {
    isLost = true;
    if (isKept) unwritten.push(line);
  };
  const say = (text: string) => {
    clear(stderr);
    if (stderr.writable) stderr.write(text);
  };

  return {
    printResult(line) {
      clear(stdout);
      if (!stdout.writable) return lost(line);
      writeResult(`${stdout.isTTY ? visibleLines(line) : plainLines(line)}\n`, (error) => {
        if (!error) return;
        failure ||= String((error as NodeJS.ErrnoException).code ?? error.message);
        lost(line);
      });
    },
    printInfo: (line) => say(`${visibleLines(line)}\n`),
    printError: (line) => say(`${styleText('red', visibleLines(line), { stream: stderr })}\n`),
    showProgress(line) {
      if (!stderr.isTTY || !stderr.writable) return;
      const width = Math.max(20, stderr.columns || defaultWidth) - 1;
      const shown = visibleLines(line).replaceAll('\n', ' ');
      stderr.write(clearLine + (shown.length > width ? `${shown.slice(0, width - 1)}…` : shown));
      hasProgress = line !== '';
    },
    get isInteractive() {
      return stderr.isTTY ?? false;
    },
    get width() {
      return stderr.columns || defaultWidth;
    },
    keepResults() {
      isKept = true;
    },
    async flush() {
      clear(stderr);
      const drained = (write: (text: string, done: () => void) => void, isWritable: boolean) =>
        new Promise<void>((resolve) => (isWritable ? write('', resolve) : resolve()));
      await Promise.all([
        drained((text, done) => void writeResult(text, () => done()), stdout.writable),
        drained((text, done) => void stderr.write(text, () => done()), stderr.writable),
      ]);
      // What was closed before the first line has no error of its own.
      return isLost ? { code: failure || 'EPIPE', lines: unwritten.splice(0) } : null;
    },
  };
}

/** Wraps a terminal so that it prints only results and failures. */
export const quietTerminal = (terminal: Terminal): Terminal => ({
  ...terminal,
  isInteractive: false,
  printInfo: () => {},
  showProgress: () => {},
});
