/** The editor and what waits for it. */
export const editor = {
  'editor.mark': 'To be edited',
  'editor.mark.detail': 'Goes when you have edited it or left it as it is',
} as const;
