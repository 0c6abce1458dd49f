import type { Carried, CarriedKind } from '../../../../contract/metadata.ts';
import type { Recipe } from '../../recipe.ts';

/** What a file carries beside its picture, and what is left without that. */
export interface MetadataReport {
  readonly carries: readonly Carried[];
  /** Null: the file itself. */
  readonly clean: {
    readonly recipe: Recipe;
    readonly removed: readonly CarriedKind[];
    readonly bytes: number;
    readonly sha256: string;
  } | null;
}
