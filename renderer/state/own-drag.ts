/**
 * Knows of the drag of real files that began in this window: the system hands it back like any other, and a drop of it
 * here would upload what is here already.
 */
export interface OwnDrag {
  /** Notes that a drag of these files begins. */
  begin(paths: readonly string[]): void;
  /** Notes that the pointer is free again, so that the next drag comes from elsewhere. */
  end(): void;
  /** Whether a drag of so many files may be this one: which they are is told only by the drop. */
  seems(files: number): boolean;
  /** Whether all of these files belong to it. */
  owns(paths: readonly string[]): boolean;
}

export function createOwnDrag(): OwnDrag {
  let dragged: ReadonlySet<string> = new Set();
  return {
    begin(paths) {
      dragged = new Set(paths);
    },
    end() {
      dragged = new Set();
    },
    seems: (files) => files > 0 && files === dragged.size,
    owns: (paths) => paths.length > 0 && paths.every((path) => dragged.has(path)),
  };
}
