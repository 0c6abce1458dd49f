import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { type Plugin, parseAst } from 'vite';

/** A node of the syntax tree, as far as it is looked at here. */
interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [field: string]: unknown;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

const childrenOf = (node: Node): Node[] =>
  Object.values(node).flatMap((value) =>
    Array.isArray(value) ? value.filter(isNode) : isNode(value) ? [value] : [],
  );

/** Calls back for a node and all below it, each with the node above. */
function walk(node: Node, visit: (node: Node, above: Node | null) => void, above: Node | null = null): void {
  visit(node, above);
  for (const child of childrenOf(node)) walk(child, visit, node);
}

/** Methods that end a chain of zod with something else than a schema. */
const endings = new Set(['parse', 'safeParse', 'parseAsync', 'safeParseAsync']);

const nameOf = (node: unknown): string | undefined => (node as { name?: string } | null | undefined)?.name;

/** Whether an expression makes a schema: calls that begin at `z`, or at another schema. */
function makesSchema(expression: Node, schemas: ReadonlySet<string>): boolean {
  if (expression.type !== 'CallExpression') return false;
  const last = nameOf((expression.callee as Node).property);
  if (last === undefined || endings.has(last)) return false;
  let start: Node = expression;
  while (start.type === 'CallExpression' || start.type === 'MemberExpression')
    start = (start.callee ?? start.object) as Node;
  const name = nameOf(start) ?? '';
  return name === 'z' || name.endsWith('Schema') || schemas.has(name);
}

/** Whether an expression is an object of schemas by their names: the fields of several others. */
function isFields(expression: Node, schemas: ReadonlySet<string>): boolean {
  if (expression.type !== 'ObjectExpression') return false;
  const values = (expression.properties as Node[]).map(({ type, value }) =>
    type === 'Property' ? (value as Node) : null,
  );
  return (
    values.length > 0 &&
    values.every((value) => value && (makesSchema(value, schemas) || nameOf(value)?.endsWith('Schema')))
  );
}

const withoutTypes = (node: Node | null): Node | null =>
  node && /^TS(As|Satisfies)Expression$/.test(node.type) ? withoutTypes(node.expression as Node) : node;

interface Declarator {
  readonly name: string;
  readonly init: Node;
}

/** Returns the constants at the top of a module that are schemas, or objects of them. */
function schemasAtTop(tree: Node): Declarator[] {
  const found: Declarator[] = [];
  const names = new Set<string>();
  for (const statement of tree.body as Node[]) {
    const declared =
      statement.type === 'ExportNamedDeclaration' ? (statement.declaration as Node | null) : statement;
    if (declared?.type !== 'VariableDeclaration' || declared.kind !== 'const') continue;
    for (const declarator of declared.declarations as Node[]) {
      const name = nameOf(declarator.id);
      const init = withoutTypes(declarator.init as Node | null);
      if (name === undefined || !init || !(makesSchema(init, names) || isFields(init, names))) continue;
      names.add(name);
      found.push({ name, init });
    }
  }
  return found;
}

/** Returns how often each name is bound in a module: by an import, a variable, a parameter or a function. */
function bindings(tree: Node): Map<string, number> {
  const counts = new Map<string, number>();
  const bind = (pattern: unknown): void => {
    if (!isNode(pattern)) return;
    if (pattern.type === 'Identifier') {
      const name = String(pattern.name);
      counts.set(name, (counts.get(name) ?? 0) + 1);
    } else if (pattern.type === 'Property') bind(pattern.value);
    else if (pattern.type === 'AssignmentPattern') bind(pattern.left);
    else if (pattern.type === 'RestElement') bind(pattern.argument);
    else for (const child of childrenOf(pattern)) bind(child);
  };
  walk(tree, (node) => {
    if (node.type === 'VariableDeclarator') bind(node.id);
    else if (node.type === 'CatchClause') bind(node.param);
    else if (node.type === 'ImportSpecifier') bind(node.local);
    else if (/Function/.test(node.type)) {
      if (node.type === 'FunctionDeclaration') bind(node.id);
      for (const param of Array.isArray(node.params) ? node.params : []) bind(param);
    }
  });
  return counts;
}

/** What is lazy in each module, by its path: from its source, so that all who import it agree. */
const known = new Map<string, ReadonlySet<string>>();

function lazyNamesOf(path: string): ReadonlySet<string> {
  const before = known.get(path);
  if (before) return before;
  const source = readFileSync(path, 'utf8');
  const names = new Set<string>();
  if (source.includes("from 'zod'")) {
    const tree = parseAst(source, { lang: path.endsWith('x') ? 'tsx' : 'ts' }) as unknown as Node;
    const counts = bindings(tree);
    // A name that is bound once more below would be another thing there.
    for (const { name } of schemasAtTop(tree)) if (counts.get(name) === 1) names.add(name);
  }
  known.set(path, names);
  return names;
}

interface Import {
  readonly path: string;
  readonly imported: string;
  readonly local: string;
}

/** Returns what a module imports by its name from others of ours. */
function importsOf(tree: Node, path: string): Import[] {
  return (tree.body as Node[])
    .filter(({ type }) => type === 'ImportDeclaration')
    .flatMap(({ source, specifiers }) => {
      const from = String((source as { value?: unknown }).value);
      if (!from.startsWith('.') || !/\.tsx?$/.test(from)) return [];
      return (specifiers as Node[])
        .filter(({ type }) => type === 'ImportSpecifier')
        .map(({ imported, local }) => ({
          path: resolve(dirname(path), from),
          imported: nameOf(imported) ?? '',
          local: nameOf(local) ?? '',
        }));
    });
}

/**
 * Functions that take a schema or a function that makes it: how many of their arguments are so, by the module that others
 * have them from. Among themselves they hand on what may be a function already.
 */
const takers: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'contract/define.ts': { call: 2, setting: 1 },
  'main/engine/store/record.ts': { plain: 1, json: 1, jsonOrNull: 1, jsonOr: 1 },
};

const takersIn = (path: string) =>
  Object.entries(takers).find(([end]) => path.endsWith(`/${end}`))?.[1] ?? {};

/** Who imports a schema from a module that has it from another one would not know that it is lazy. */
function refuseHandedOn(tree: Node, path: string, imported: readonly string[]): void {
  for (const { type, source, specifiers } of tree.body as Node[]) {
    if (type !== 'ExportNamedDeclaration') continue;
    const from = (source as { value?: string } | null)?.value;
    const lazy = from?.startsWith('.') ? lazyNamesOf(resolve(dirname(path), from)) : new Set(imported);
    for (const { local } of specifiers as Node[])
      if (lazy.has(nameOf(local) ?? ''))
        throw new Error(
          `${path} exports ${nameOf(local)} of another module: import it from where it is made`,
        );
  }
}

/** Whether an identifier only names something: it is no value that is read. */
function isOnlyName(node: Node, above: Node | null): boolean {
  if (!above) return false;
  const { type } = above;
  if (/^(Import|Export)/.test(type)) return true;
  if (type === 'VariableDeclarator') return above.id === node;
  if (type === 'MemberExpression') return above.property === node && above.computed !== true;
  return type === 'Property' && above.key === node && above.computed !== true && above.shorthand !== true;
}

/** At the end of a module, where it is there before all else is run. */
const helper = '\nfunction lazySchema(make) { let made; return () => (made ??= make()); }\n';

/**
 * Makes the schemas of a module when each is first used.
 * @param code the module without its types
 * @param path its file, whose source tells what is lazy in it
 * @returns null where nothing is to be done
 * @throws where a name of an imported schema means something else within the module, or is exported from it once more
 */
export function withLazySchemas(code: string, path: string): string | null {
  const tree = parseAst(code, { lang: 'js' }) as unknown as Node;
  const own = lazyNamesOf(path);
  const imports = importsOf(tree, path);
  const imported = imports
    .filter((each) => lazyNamesOf(each.path).has(each.imported))
    .map(({ local }) => local);
  const taking = new Map<string, number>();
  for (const each of imports) {
    const count = takersIn(each.path)[each.imported];
    if (count !== undefined) taking.set(each.local, count);
  }
  refuseHandedOn(tree, path, imported);
  if (own.size === 0 && imported.length === 0 && taking.size === 0) return null;
  const counts = bindings(tree);
  for (const name of imported)
    if (counts.get(name) !== 1) throw new Error(`${path} has another ${name} than the one it imports`);
  const made = schemasAtTop(tree)
    .filter(({ name }) => own.has(name))
    .flatMap(({ init }) => around(init, '/* @__PURE__ */ lazySchema(() => (', '))'));
  const result = insertInto(code, [
    ...made,
    ...argumentsFor(tree, taking).flatMap((argument) => around(argument, '() => (', ')')),
    ...readings(tree, new Set([...own, ...imported])),
  ]);
  return own.size > 0 ? result + helper : result;
}

interface Insertion {
  readonly at: number;
  readonly text: string;
}

const around = ({ start, end }: Node, before: string, after: string): Insertion[] => [
  { at: start, text: before },
  { at: end, text: after },
];

/** Returns the arguments that may be functions. */
function argumentsFor(tree: Node, taking: ReadonlyMap<string, number>): Node[] {
  const found: Node[] = [];
  walk(tree, (node) => {
    if (node.type !== 'CallExpression') return;
    const count = taking.get(nameOf(node.callee) ?? '') ?? 0;
    found.push(...(node.arguments as Node[]).slice(0, count));
  });
  return found;
}

/** Returns a call after each place where one of these is read. */
function readings(tree: Node, lazy: ReadonlySet<string>): Insertion[] {
  const found = new Map<number, Insertion>();
  walk(tree, (node, above) => {
    const name = node.type === 'Identifier' ? String(node.name) : '';
    // A shorthand is both its key and its value.
    if (!lazy.has(name) || isOnlyName(node, above) || found.has(node.end)) return;
    const isShorthand = above?.type === 'Property' && above.shorthand === true;
    found.set(node.end, { at: node.end, text: isShorthand ? `: ${name}()` : '()' });
  });
  return [...found.values()];
}

/** Inserts from the end, so that no place moves before it is used. Of several at one place the last comes first. */
function insertInto(code: string, insertions: readonly Insertion[]): string {
  let result = code;
  for (const { at, text } of insertions.toSorted((a, b) => b.at - a.at))
    result = `${result.slice(0, at)}${text}${result.slice(at)}`;
  return result;
}

/**
 * Makes each schema of the modules below a folder when it is first used, and not at every start: there are hundreds, in every process, and a
 * start needs a few dozen. Only what is built is so; the source says what it says.
 */
export const lazySchemas = (root: string): Plugin => ({
  name: 'lazy-schemas',
  apply: 'build',
  transform(code, id) {
    const path = id.split('?')[0] ?? id;
    if (!path.startsWith(root) || path.includes('node_modules') || !/\.tsx?$/.test(path)) return null;
    const lazy = withLazySchemas(code, path);
    return lazy === null ? null : { code: lazy, map: null };
  },
});
