/** Builds the names of the IPC channels between the window and the shell. */
export const callChannel = (side: 'engine' | 'shell', name: string) => `${side}:${name}` as const;
export const engineEventChannel = 'engine-event';
export const shellEventChannel = 'shell-event';
