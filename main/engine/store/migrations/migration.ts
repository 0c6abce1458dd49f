/** A step forward of the schema. Once released it is never changed, and there is no way back but the backup. */
export interface Migration {
  /** The version before plus one. */
  readonly version: number;
  /** May call `fold(text)` and `space_out(text)`. */
  readonly sql: string;
}
