import { closeSync, fstatSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';

/** A log file that is rotated: it never grows beyond a bound, and older ones lie beside it, numbered. */
export interface RotatingFile {
  /** Writes one line with its end. A full disk is no reason for anything else to fail. */
  write(line: string): void;
  close(): void;
}

export interface RotationLimits {
  /** Size limit of one file, bytes. */
  readonly bytes: number;
  /** Number of older files that stay: `engine.log.1` is the newest of them. */
  readonly files: number;
}

/** Opens the file. @throws the system's error when it cannot be opened at the beginning */
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
        // There is nowhere to report it but this very file.
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
