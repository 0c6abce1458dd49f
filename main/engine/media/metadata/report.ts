import type { FoundMetadata, MetadataKind } from '../../../../contract/metadata.ts';
import type { BytePlan } from '../../byte-plan.ts';

/** What a file carries beside its picture, and what is left without that. */
export interface MetadataReport {
  readonly carries: readonly FoundMetadata[];
  /** Null: the file itself. */
  readonly clean: {
    readonly recipe: BytePlan;
    readonly removed: readonly MetadataKind[];
    readonly bytes: number;
    readonly sha256: string;
  } | null;
}
