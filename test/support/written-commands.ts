import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/setup/paths.ts';

/** A `snapferry` command that a document tells its readers to type. */
interface WrittenCommand {
  /** File and line. */
  readonly from: string;
  readonly args: readonly string[];
}

/** Lists the documents for users. */
export const documents = (): string[] => [
  'README.md',
  'build/command/README.md',
  ...globSync('docs/guide/*.md', { cwd: root }).sort(),
];

/** Returns the lines of the shell's blocks of a document, in order. */
export function shellLines(document: string): string[] {
  const text = readFileSync(join(root, document), 'utf8');
  return [...text.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].flatMap(([, block = '']) =>
    block.trim().split('\n'),
  );
}

/**
 * Finds the commands of the shell's blocks and those that stand in a sentence; three dots at the end are what a program
 * adds. Names of commands alone and forms with optional parts are no commands to type.
 */
export function writtenCommands(): WrittenCommand[] {
  return documents().flatMap((document) =>
    readFileSync(join(root, document), 'utf8')
      .split('\n')
      .flatMap((line, at) => {
        const typed = /^(?:[^`|]*\| )?snapferry (.+)$/.exec(line)?.[1];
        const quoted = [...line.matchAll(/`(?:[^`|]*\| )?snapferry ([^`]+)`/g)].map(([, text = '']) => text);
        return [...(typed ? [typed] : []), ...quoted]
          .filter((text) => !/[[<]|\?key=…|\$\{|^hosts (export|remove)$|^move-library$/.test(text))
          .map((text) => ({
            from: `${document}:${at + 1}`,
            args: wordsOf(text.replace(/…$/, 'picture.png')),
          }));
      }),
  );
}

/** Splits a line as a shell does, as far as documents need it: quotes hold words together, a pipe ends the command. */
function wordsOf(text: string): string[] {
  const [command = ''] = text.split(/ [|>&]/);
  return [...command.matchAll(/(?:[^\s"']|"[^"]*"|'[^']*')+/g)].map(([word]) => word.replaceAll(/["']/g, ''));
}
