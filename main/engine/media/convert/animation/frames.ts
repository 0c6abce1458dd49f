/** Frames one below the other, four bytes a pixel. */
export interface Frames {
  readonly width: number;
  readonly height: number;
  readonly pixels: Buffer;
  /** Duration of each frame, ms. */
  readonly delays: readonly number[];
  /** Number of loops; 0: infinite. */
  readonly loop: number;
}

/** Reads frames, scaled by this share of their width and height. */
export type ReadFrames = (scale: number) => Promise<Frames>;

/** Properties of an animation that are known before its frames are drawn. */
export interface AnimationShape {
  readonly width: number;
  readonly height: number;
  readonly count: number;
  readonly read: ReadFrames;
}
