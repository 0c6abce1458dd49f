export const isMac = /mac/i.test(navigator.userAgent);

/** Whether a key deletes the selection: macOS keyboards have no other than Backspace for it. */
export const isDeleteKey = ({ key }: Pick<KeyboardEvent, 'key'>): boolean =>
  key === 'Delete' || (isMac && key === 'Backspace');
