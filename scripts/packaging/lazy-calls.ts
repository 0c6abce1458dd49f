import type { Plugin } from 'vite';
import { parseAst } from 'vite';

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

/** Returns the arguments of all `call(input, output)` below a node. */
function argumentsOfCalls(node: unknown): readonly Node[] {
  if (typeof node !== 'object' || node === null) return [];
  const { type, callee, arguments: given } = node as { type?: string; callee?: unknown; arguments?: Node[] };
  const { name } = (callee ?? {}) as { name?: string };
  if (type === 'CallExpression' && name === 'call' && given?.length === 2) return given;
  return Object.values(node).flatMap(argumentsOfCalls);
}

/**
 * Puts functions around the schemas of the contract's calls, so that each is made when its call is first judged and not at
 * every start (`contract/define.ts`).
 */
export const lazyCalls: Plugin = {
  name: 'lazy-calls',
  enforce: 'pre',
  apply: 'build',
  transform(code, id) {
    if (!/[\\/]contract[\\/][a-z-]+\.ts$/.test(id)) return null;
    // From the end, so that no place moves before it is used.
    const found = argumentsOfCalls(parseAst(code, { lang: 'ts' })).toSorted((a, b) => b.start - a.start);
    let lazy = code;
    for (const { start, end } of found)
      lazy = `${lazy.slice(0, start)}() => ${lazy.slice(start, end)}${lazy.slice(end)}`;
    return found.length > 0 ? { code: lazy, map: null } : null;
  },
};
