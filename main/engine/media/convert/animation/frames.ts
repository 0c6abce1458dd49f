/** Pictures one below the other, four bytes a pixel. */
export interface Frames {
  readonly width: number;
  readonly height: number;
  readonly pixels: Buffer;
  /** For how long each is shown, ms. */
  readonly delays: readonly number[];
  /** How often it is shown; 0: without end. */
  readonly loop: number;
}

/** Reads frames in a share of their width and height. */
export type ReadFrames = (scale: number) => Promise<Frames>;

/** What is known of an animation before its frames are drawn. */
export interface AnimationShape {
  readonly width: number;
  readonly height: number;
  readonly count: number;
  readonly read: ReadFrames;
}
