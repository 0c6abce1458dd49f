/** A JPEG in a camera's raw file, and how the camera was held: EXIF's orientation, 1 to 8. */
export interface Preview {
  readonly jpeg: Buffer;
  readonly orientation: number;
}

/** Where a JPEG may be. */
export interface Place {
  readonly offset: number;
  readonly length: number;
}
