/** Names of the channels between the window and the shell, by what goes over them. */
export const callChannel = (side: 'engine' | 'shell', name: string) => `${side}:${name}` as const;
export const engineEventChannel = 'engine-event';
export const shellEventChannel = 'shell-event';
