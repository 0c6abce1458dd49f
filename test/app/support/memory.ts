import { closeSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs';

const partBytes = 8_000_000;

/** Lists the processes of this machine with their command lines; those that ended in between are left out. */
export function processes(): { pid: number; argv: string; environ: string }[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .flatMap((name) => {
      try {
        const read = (file: string) => readFileSync(`/proc/${name}/${file}`, 'latin1').replaceAll('\0', ' ');
        return [{ pid: Number(name), argv: read('cmdline'), environ: read('environ') }];
      } catch {
        return [];
      }
    });
}

/** Returns which of these texts are in a process's writable memory, as bytes or as UTF-16. */
export function foundInMemory(pid: number, texts: readonly string[]): string[] {
  const needles = texts.map((text) => [Buffer.from(text, 'latin1'), Buffer.from(text, 'utf16le')] as const);
  const found = new Set<string>();
  const memory = openSync(`/proc/${pid}/mem`, 'r');
  const part = Buffer.alloc(partBytes);
  try {
    for (const line of readFileSync(`/proc/${pid}/maps`, 'utf8').split('\n')) {
      const [, from = '', to = ''] = /^([0-9a-f]+)-([0-9a-f]+) rw/.exec(line) ?? [];
      const end = Number.parseInt(to, 16);
      // Parts overlap, so that nothing is missed where they meet.
      for (let at = Number.parseInt(from, 16); at < end; at += partBytes - 1_000) {
        let length: number;
        try {
          length = readSync(memory, part, 0, Math.min(partBytes, end - at), at);
        } catch {
          // Reserved and never touched: there is nothing to read.
          continue;
        }
        const seen = part.subarray(0, length);
        texts.forEach((text, index) => {
          if (needles[index]?.some((needle) => seen.includes(needle))) found.add(text);
        });
      }
    }
  } finally {
    closeSync(memory);
  }
  return [...found];
}
