/**
 * Version of the protocol; incremented whenever calls, events or records change so that an older peer would misread
 * them. Not beside the calls, whose schemas the shell does without until its window is opened.
 */
export const PROTOCOL_VERSION = 1;
