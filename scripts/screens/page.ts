import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Drawn } from './drawn.ts';

/** A view of a screen, with the file of each look in which it was drawn. */
interface Leaf {
  readonly screen: string;
  readonly view: string;
  readonly looks: Readonly<Record<string, string>>;
}

/** Gathers pictures by screen and view, in the order in which they are leafed through. */
export function leavesOf(drawn: readonly Drawn[]): Leaf[] {
  const leaves = new Map<string, { screen: string; view: string; looks: Record<string, string> }>();
  for (const { screen, view, look, file } of drawn) {
    const key = `${screen}\n${view}`;
    const leaf = leaves.get(key) ?? { screen, view, looks: {} };
    leaf.looks[look] = encodeURIComponent(file);
    leaves.set(key, leaf);
  }
  const order = (a: string, b: string) => a.localeCompare(b, 'en');
  return [...leaves.values()].sort((a, b) => order(a.screen, b.screen) || order(a.view, b.view));
}

const nothing = '>[]<';

/** Builds the page that leafs through pictures beside it. */
export function screensPage(drawn: readonly Drawn[]): string {
  const page = readFileSync(join(import.meta.dirname, 'page.html'), 'utf8');
  const leaves = JSON.stringify(leavesOf(drawn)).replaceAll('<', '\\u003c');
  if (!page.includes(nothing)) throw new Error('The page has no place for its pictures.');
  return page.replace(nothing, () => `>${leaves}<`);
}
