/** Makes a set of the names of boxes, which are written one behind the other. */
export const boxNames = (names: string): ReadonlySet<string> => new Set(names.split(' '));
