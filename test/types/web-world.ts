/** Fails to compile when our pages could use Node: each line below is wrong there. */

// @ts-expect-error: a page has no process
export const { pid } = process;
// @ts-expect-error: nor bytes of Node's kind
export type Bytes = Buffer;
// @ts-expect-error: nor modules of Node
export type { Stats } from 'node:fs';

// @ts-expect-error: nor modules by a call
require('electron');
// @ts-expect-error: nor folders
export const here = __dirname;
// @ts-expect-error: nor timers that can be let go
setTimeout(() => undefined, 1).unref();

document.title = '';
