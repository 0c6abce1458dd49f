/** What a recording became. */
export interface Recorded {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type: 'mp4' | 'webm' | 'gif';
}

/** Encodes the frames that are drawn on one canvas. */
export interface FrameEncoder {
  /** Bytes so far. */
  readonly bytes: number;
  /** Called after each frame was drawn, `at` ms since the first. */
  drawn(at: number): void;
  /**
   * Ends the encoding.
   * @param at ms since the first frame
   * @returns null where there is nothing
   * @throws where the encoder failed
   */
  finish(at: number): Promise<Recorded | null>;
  /** Ends it without a result. */
  cancel(): void;
}
