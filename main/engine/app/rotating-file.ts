import { closeSync, fstatSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';

/** A file that is written line by line and never grows beyond a bound: what is older lies beside it, numbered. */
export interface RotatingFile {
  /** One line with its end. A disk that takes none is no reason for anything else to fail. */
  write(line: string): void;
  close(): void;
}

export interface RotationLimits {
  /** Bytes of one file. */
  readonly bytes: number;
  /** Older files that stay: `engine.log.1` is the newest of them. */
  readonly files: number;
}

/** @throws the system's error when the file cannot be opened at the beginning */
export function openRotatingFile(path: string, limits: RotationLimits): RotatingFile {
  // For its owner only; a log tells of files and times.
  const open = () => openSync(path, 'a', 0o600);
  let file: number | null = open();
  let size = fstatSync(file).size;

  const rotate = () => {
    if (file !== null) closeSync(file);
    file = null;
    rmSync(`${path}.${limits.files}`, { force: true });
    for (let number = limits.files - 1; number >= 1; number -= 1)
      moveIfThere(`${path}.${number}`, `${path}.${number + 1}`);
    moveIfThere(path, `${path}.1`);
    file = open();
    size = fstatSync(file).size;
  };

  return {
    write(line) {
      try {
        const bytes = Buffer.byteLength(line);
        if (size > 0 && size + bytes > limits.bytes) rotate();
        file ??= open();
        writeSync(file, line);
        size += bytes;
      } catch {
        // Nobody could be told but by this very file.
      }
    },
    close() {
      if (file !== null) closeSync(file);
      file = null;
    },
  };
}

function moveIfThere(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code !== 'ENOENT') throw thrown;
  }
}
