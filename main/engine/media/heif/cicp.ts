/** The colours of a picture, in the code points of ITU-T H.273. */
export interface Cicp {
  readonly primaries: number;
  readonly transfer: number;
}
