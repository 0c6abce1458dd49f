import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'vite';

/** Folders whose code shows texts. */
const rooms = ['i18n', 'main', 'renderer'];
/** Configuration of packages with texts as `{id}`; scripts/packaging/languages.ts fills them in. */
const templates = [
  'electron-builder.yml',
  'build/linux/kde-service-menu.desktop',
  'build/linux/snapferry.nemo_action',
  'build/linux/io.github.snapferry.desktop',
  'build/installer.nsh',
];

/** Holds the strings of the code that name a text: whole ids, and patterns of composed ids. */
export interface IdsInCode {
  readonly literals: ReadonlySet<string>;
  readonly patterns: readonly RegExp[];
}

/**
 * Collects possible ids from all sources below `root`.
 * @throws {Error} where a source cannot be parsed
 */
export function collectIdsInCode(root: string): IdsInCode {
  const literals = new Set<string>();
  const patterns = new Map<string, RegExp>();
  for (const room of rooms) {
    for (const file of readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })) {
      if (!/\.tsx?$/.test(file)) continue;
      const path = join(root, room, file);
      const { program, errors } = parseSync(path, readFileSync(path, 'utf8'));
      if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
      visit(program, literals, patterns);
    }
  }
  for (const template of templates)
    for (const [, id = ''] of readFileSync(join(root, template), 'utf8').matchAll(/\{([\w.-]+)\}/g))
      literals.add(id);
  return { literals, patterns: [...patterns.values()] };
}

/** Returns those of `ids` that no code names. */
export function findUnusedIds(ids: readonly string[], { literals, patterns }: IdsInCode): string[] {
  return ids.filter((id) => !literals.has(id) && !patterns.some((pattern) => pattern.test(id)));
}

function visit(node: unknown, literals: Set<string>, patterns: Map<string, RegExp>): void {
  if (Array.isArray(node)) {
    for (const each of node) visit(each, literals, patterns);
    return;
  }
  if (typeof node !== 'object' || node === null) return;
  const { type, value, quasis } = node as { type?: string; value?: unknown; quasis?: TemplateElement[] };
  if (type === 'Literal' && typeof value === 'string') literals.add(value);
  if (type === 'TemplateLiteral' && quasis) addPattern(quasis, literals, patterns);
  for (const child of Object.values(node)) visit(child, literals, patterns);
}

interface TemplateElement {
  readonly value: { readonly cooked: string | null };
}

/**
 * Adds a template string as a pattern where it begins like an id: with a whole part of one and its dot. A hole is one
 * or more parts.
 */
function addPattern(
  quasis: readonly TemplateElement[],
  literals: Set<string>,
  patterns: Map<string, RegExp>,
): void {
  const texts = quasis.map(({ value }) => value.cooked ?? '');
  if (texts.length === 1) literals.add(texts[0] ?? '');
  else if (/^[a-z][a-z0-9-]*\./.test(texts[0] ?? '')) {
    const source = texts.map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('[^.]+');
    patterns.set(source, new RegExp(`^${source}$`));
  }
}
