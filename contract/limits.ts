/**
 * Bytes of the largest picture or video that is taken in whole: from a web address, from an editor, or as bytes over the
 * local socket. No host here takes a larger one.
 */
export const maxPictureBytes = 200_000_000;

/** Milliseconds in which a deletion at the host, or the taking out of the library, can be taken back. */
export const undoWindowMs = 10_000;

/** Milliseconds in which uploads under way may still end when an engine is to stop. */
export const drainTimeoutMs = 10_000;

/** TCP ports that a program may listen at without special rights. */
export const portRange = { min: 1024, max: 65_535 } as const;

export const isPort = (port: number): boolean =>
  Number.isInteger(port) && port >= portRange.min && port <= portRange.max;

/** Bytes a second that uploads may be limited to at the least: slower ones would run into the hosts' time limits. */
export const minBandwidth = 20_000;

/** Uploads at once, at the least and at the most that may be chosen. */
export const parallelUploads = { min: 1, max: 16 } as const;
