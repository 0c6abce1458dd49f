/**
 * Size in bytes of the largest picture or video that is accepted in whole: from a URL, from an editor, or as bytes over
 * the local socket. No host here accepts a larger one.
 */
export const maxPictureBytes = 200_000_000;

/** Undo window in milliseconds for a deletion at the host or a removal from the library. */
export const undoWindowMs = 10_000;

/** Time in milliseconds that uploads in progress get to end when an engine stops. */
export const drainTimeoutMs = 10_000;

/** The same where a newer version takes the place of the app, ms: more than any upload takes on a slow line. */
export const installDrainTimeoutMs = 30 * 60_000;

/** TCP ports that a program may listen on without special rights. */
export const portRange = { min: 1024, max: 65_535 } as const;

export const isPort = (port: number): boolean =>
  Number.isInteger(port) && port >= portRange.min && port <= portRange.max;

/** Lowest bandwidth limit in bytes a second: slower uploads would run into the hosts' time limits. */
export const minBandwidth = 20_000;

/** Range of the setting for parallel uploads. */
export const parallelUploads = { min: 1, max: 16 } as const;

/** Upper limit for the text of the layers: some ten thousand strokes. */
export const maxLayersLength = 10_000_000;
