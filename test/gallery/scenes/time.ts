/** A Thursday, 13:48 UTC: the moment at which every scene stands still. */
export const sceneTime = Date.UTC(2026, 2, 12, 13, 48);

export const minute = 60_000;

export const at = (hour: number, minutes: number) => Date.UTC(2026, 2, 12, hour, minutes);
