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
  'local-api': async () => (await import('./local-api.ts')).localApi,
  'api-requests': async () => (await import('./local-api.ts')).apiRequests,
  contract: async () => (await import('./contract.ts')).contract,
  calls: async () => (await import('./contract.ts')).calls,
  'socket-lines': async () => (await import('./contract.ts')).socketLines,
  engine: async () => (await import('./engine.ts')).engine,
  'profile-files': async () => (await import('./profile.ts')).profileFiles,
  'stored-settings': async () => (await import('./profile.ts')).storedSettings,
  'profile-database': async () => (await import('./profile.ts')).profileDatabase,
  sxcu: async () => (await import('./sxcu.ts')).sxcuFiles,
  'answer-paths': async () => (await import('./sxcu.ts')).answerPaths,
  'link-templates': async () => (await import('./links.ts')).linkTemplates,
};

/** Targets by which the harness itself is tested. */
export const ownTargets: Readonly<Record<string, () => Promise<Target>>> = {
  'broken-on-purpose': async () => (await import('./broken-on-purpose.ts')).brokenOnPurpose,
};
