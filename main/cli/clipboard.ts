import { spawn } from 'node:child_process';
import { closeSync, openSync, writeSync } from 'node:fs';

/** Time limit in milliseconds for a program that takes text for the clipboard. */
const programTimeoutMs = 5_000;
/** Number of bytes that terminals accept by OSC 52. */
const maxTerminalBytes = 74_000;

interface ClipboardProgram {
  readonly command: string;
  readonly args: readonly string[];
  readonly encoding: BufferEncoding;
}

/** Lists the programs that copy standard input to the clipboard of this session, best first. */
export function clipboardPrograms(
  platform: NodeJS.Platform,
  environment: NodeJS.ProcessEnv,
): ClipboardProgram[] {
  const utf8 = (command: string, ...args: string[]) => ({ command, args, encoding: 'utf8' as const });
  if (platform === 'darwin') return [utf8('pbcopy')];
  if (platform === 'win32') return [{ command: 'clip.exe', args: [], encoding: 'utf16le' }];
  return [
    ...(environment.WAYLAND_DISPLAY ? [utf8('wl-copy')] : []),
    ...(environment.DISPLAY
      ? [utf8('xclip', '-selection', 'clipboard'), utf8('xsel', '--clipboard', '--input')]
      : []),
    ...(environment.TERMUX_VERSION ? [utf8('termux-clipboard-set')] : []),
  ];
}

function run({ command, args, encoding }: ClipboardProgram, text: string): Promise<boolean> {
  return new Promise((resolve) => {
    // xclip goes on in the background to answer paste requests, and must not hold our streams.
    const child = spawn(command, args, { stdio: ['pipe', 'ignore', 'ignore'], timeout: programTimeoutMs });
    child.on('error', () => resolve(false));
    child.on('exit', (code) => resolve(code === 0));
    child.stdin.on('error', () => {});
    child.stdin.end(Buffer.from(text, encoding));
  });
}

/**
 * Copies through the terminal itself (OSC 52), which is the only way over SSH. There is no answer, so success is
 * assumed.
 */
function askTerminal(text: string): boolean {
  const bytes = Buffer.from(text);
  if (process.platform === 'win32' || bytes.length > maxTerminalBytes) return false;
  try {
    const terminal = openSync('/dev/tty', 'w');
    try {
      writeSync(terminal, `\u001b]52;c;${bytes.toString('base64')}\u0007`);
    } finally {
      closeSync(terminal);
    }
    return true;
  } catch {
    return false;
  }
}

/**
 * Copies a text to the clipboard.
 * @returns whether a program or the terminal accepted it
 */
export async function copyText(text: string, environment: NodeJS.ProcessEnv): Promise<boolean> {
  for (const program of clipboardPrograms(process.platform, environment))
    if (await run(program, text)) return true;
  return askTerminal(text);
}
