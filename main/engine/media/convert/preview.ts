/** A JPEG in a camera's raw file, with EXIF's orientation, 1 to 8. */
export interface Preview {
  readonly jpeg: Buffer;
  readonly orientation: number;
}

/** A place where a JPEG may be. */
export interface Place {
  readonly offset: number;
  readonly length: number;
}
