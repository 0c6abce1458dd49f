/** Fails to compile when contract, texts or links could use what only one of their two worlds has. */

// @ts-expect-error: the engine has no page
document.title = '';
// @ts-expect-error: the page has no process
export const { pid } = process;
// @ts-expect-error: nor bytes of Node's kind
export type Bytes = Buffer;
// @ts-expect-error: nor modules of Node
export type { Stats } from 'node:fs';

export const isAddress: boolean = URL.canParse('https://example.org');
