import type { FoundMetadata, MetadataKind } from '../../../../contract/metadata.ts';
import type { BytePlan } from '../../byte-plan.ts';

/** Metadata of a file beside its picture, and the file without it. */
export interface MetadataReport {
  readonly carries: readonly FoundMetadata[];
  /** Null: the file is clean as it is. */
  readonly clean: {
    readonly recipe: BytePlan;
    readonly removed: readonly MetadataKind[];
    readonly bytes: number;
    readonly sha256: string;
  } | null;
}
