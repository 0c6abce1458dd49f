/** Fails to compile when engine, command, desktop, preload or sandbox could use a page: each line below is wrong there. */

// @ts-expect-error: there is no page
document.title = '';
// @ts-expect-error: there is no window
window.close();
// @ts-expect-error: there are no elements
export type Element = HTMLElement;
// @ts-expect-error: there is no clipboard
navigator.clipboard.readText();

export const pid: number = process.pid;
