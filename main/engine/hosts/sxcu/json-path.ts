import { TemplateError } from './template-error.ts';

type Step =
  | { readonly kind: 'name'; readonly name: string; readonly anywhere: boolean }
  | { readonly kind: 'index'; readonly index: number; readonly anywhere: boolean }
  | { readonly kind: 'all'; readonly anywhere: boolean };

/** Number of values that are looked at for one path: a host chooses how deep its answer is. */
const maxVisited = 100_000;
const maxPath = 2_000;

/**
 * Parses a path of names, `[n]`, `['x']`, `*` and `..`. What else JSONPath has (filters, slices, scripts) is refused:
 * nothing in a file of somebody else is ever run.
 * @throws {TemplateError} `bad-path`
 */
export function parsePath(path: string): readonly Step[] {
  const bad = (why: string) => new TemplateError('bad-path', path, `The path ${why}`);
  if (path.length > maxPath) throw bad('is too long');
  // ShareX puts `$.` before all that does not begin with it.
  const source = path.startsWith('$.') ? path.slice(1) : /^\$(\[|$)/.test(path) ? path.slice(1) : `.${path}`;
  const token =
    /(\.\.?)?(?:\[\s*(?:(\d{1,9})|'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|(\*))\s*\]|(\*)|([^.[\]'"*?@()]+))/y;
  const steps: Step[] = [];
  while (token.lastIndex < source.length) {
    const at = token.lastIndex;
    const found = token.exec(source);
    if (!found) throw bad(`cannot be read from “${source.slice(at, at + 20)}” on`);
    const [, dots, index, single, double, star, bare, name] = found;
    const anywhere = dots === '..';
    const quoted = single ?? double;
    if (name !== undefined && dots === undefined) throw bad('lacks a dot');
    if (index !== undefined) steps.push({ kind: 'index', index: Number(index), anywhere });
    else if (star !== undefined || bare !== undefined) steps.push({ kind: 'all', anywhere });
    else steps.push({ kind: 'name', name: name ?? (quoted ?? '').replace(/\\(.)/g, '$1'), anywhere });
  }
  return steps;
}

/**
 * Returns the one value at a path as text, as Newtonsoft casts it: nothing where there is none.
 * @throws {TemplateError} `bad-path`, `not-json`, `not-one-value`
 */
export function valueAt(text: string, path: string): string {
  const steps = parsePath(path);
  const found = steps.reduce<readonly unknown[]>(
    (values, step) => taken(values, step, path),
    [parseJson(text)],
  );
  if (found.length > 1) throw new TemplateError('not-one-value', path, 'The path leads to several values');
  const [value] = found;
  if (value === undefined || value === null) return '';
  if (typeof value === 'object')
    throw new TemplateError('not-one-value', path, 'The path leads to no single value');
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return String(value);
}

function taken(values: readonly unknown[], step: Step, path: string): readonly unknown[] {
  const result: unknown[] = [];
  for (const value of step.anywhere ? withDescendants(values, path) : values) {
    if (typeof value !== 'object' || value === null) continue;
    if (step.kind === 'all') for (const child of Object.values(value)) result.push(child);
    else if (step.kind === 'index') {
      if (Array.isArray(value) && step.index < value.length) result.push(value[step.index]);
    } else if (!Array.isArray(value) && Object.hasOwn(value, step.name))
      result.push((value as Record<string, unknown>)[step.name]);
    if (result.length > maxVisited) throw tooMuch(path);
  }
  return result;
}

function withDescendants(values: readonly unknown[], path: string): readonly unknown[] {
  const all = [...values];
  for (let at = 0; at < all.length; at++) {
    const value = all[at];
    if (typeof value === 'object' && value !== null)
      for (const child of Object.values(value)) all.push(child);
    if (all.length > maxVisited) throw tooMuch(path);
  }
  return all;
}

const tooMuch = (path: string) => new TemplateError('not-one-value', path, 'The answer holds too much');

/** Parses JSON; a whole number that JavaScript would round stays as it was written. */
function parseJson(text: string): unknown {
  const exact = (_: string, value: unknown, context?: { source?: string }) =>
    typeof value === 'number' && !Number.isSafeInteger(value) && /^-?\d+$/.test(context?.source ?? '')
      ? context?.source
      : value;
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''), exact);
  } catch {
    throw new TemplateError('not-json', '', 'The answer is no JSON');
  }
}
