import type { Page } from '@playwright/test';
import type axe from 'axe-core';

/** Rules that a change of the theme can break although the elements stay the same. */
const rulesOfColour = ['color-contrast', 'link-in-text-block'];

/**
 * Runs axe and returns its violations, one line per rule. It runs in the page itself, which has no frames, and reports
 * nothing else: collecting what passed, in a page of its own, takes six times as long.
 * @param without rules that do not hold for this kind of page
 */
export async function violations(
  page: Page,
  { only, without = [] }: { only?: 'colour'; without?: readonly string[] },
): Promise<string[]> {
  // By its address the browser knows it again, and keeps what it made of it.
  if (!(await page.evaluate(() => 'axe' in window))) await page.addScriptTag({ url: '/axe.js' });
  const options: axe.RunOptions = {
    resultTypes: ['violations'],
    elementRef: true,
    rules: Object.fromEntries(without.map((rule) => [rule, { enabled: false }])),
    ...(only && { runOnly: { type: 'rule', values: rulesOfColour } }),
  };
  return page.evaluate(async (options) => {
    const { axe: tool } = window as unknown as { axe: typeof axe };
    // It would write down the source of each element that it looks at; here those that break a rule tell theirs.
    tool.configure({ noHtml: true });
    const { violations } = await tool.run(document, options);
    const source = ({ element }: axe.NodeResult) => element?.outerHTML.slice(0, 300);
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(source).join(' ')}`);
  }, options);
}

/** Finds elements that overflow the window, and texts of controls that are cut without an ellipsis. */
export function stickingOut(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const width = document.documentElement.clientWidth;
    for (const element of document.querySelectorAll<HTMLElement>('body *')) {
      const box = element.getBoundingClientRect();
      // What is there for screen readers only is clipped to a dot.
      if (box.width <= 1) continue;
      const leaves = box.right > width + 1 || box.left < -1;
      const isCut =
        element.scrollWidth > element.clientWidth + 1 &&
        element.matches('button, [role="button"], h1, h2, label');
      // Few elements come as far: asking for styles, ancestors and texts of all takes most of the time.
      if (!leaves && !isCut) continue;
      const style = getComputedStyle(element);
      if (style.visibility === 'hidden') continue;
      // Layers of bars are moved about inside of a box that clips them.
      if (element.closest('[aria-hidden="true"]') || element.classList.contains('sr-only')) continue;
      const name = `${element.tagName.toLowerCase()} "${element.textContent?.slice(0, 40)}"`;
      if (leaves) found.push(`${name} leaves the window`);
      if (isCut && style.textOverflow !== 'ellipsis') found.push(`${name} is cut off`);
    }
    if (document.documentElement.scrollWidth > width) found.push('the page scrolls sideways');
    return found;
  });
}

/** Serializes elements, texts and attributes of the page: what its theme must not change. */
export function elements(page: Page): Promise<string> {
  return page.evaluate(() => document.body.outerHTML);
}
