import type { Target } from '../target.ts';

/**
 * All targets, by the name for `npm run fuzz -- --target`. A new one is a module beside this that defines the
 * invariants, and a line here.
 */
export const targets: Readonly<Record<string, () => Promise<Target>>> = {
  probing: async () => (await import('./media.ts')).probing,
  completeness: async () => (await import('./media.ts')).completeness,
  'metadata-removal': async () => (await import('./media.ts')).metadataRemoval,
  thumbnails: async () => (await import('./media.ts')).thumbnails,
  conversion: async () => (await import('./media.ts')).conversion,
};

/** Targets by which the harness itself is tested. */
export const ownTargets: Readonly<Record<string, () => Promise<Target>>> = {
  'broken-on-purpose': async () => (await import('./broken-on-purpose.ts')).brokenOnPurpose,
};
