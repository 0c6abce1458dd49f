import { TemplateError } from './template-error.ts';

/** A parsed template: literal text and calls of functions, in order. */
export type Template = readonly TemplateNode[];
export type TemplateNode =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'call'; readonly name: Template; readonly args: readonly Template[] };

/** Bounds of what a foreign file may ask for; files of the public collection are far below. */
const maxDepth = 50;
const maxLength = 65_536;

type Mode = 'top' | 'name' | 'argument';
interface Parsed {
  readonly nodes: Template;
  /** Position after what was read. */
  readonly at: number;
  /** The sign that ended it; empty at the end of the text. */
  readonly end: '' | '}' | '|' | ':';
}

/**
 * Parses a template of the new syntax. Whatever is no error of the grammar is taken as ShareX takes it: a call that is
 * not closed ends with the text, and what follows a bare `}` or `|` outside of calls is dropped.
 * @throws {TemplateError} `too-deep`, `too-long`
 */
export function parseTemplate(source: string): Template {
  if (source.length > maxLength)
    throw new TemplateError('too-long', source, `A template is longer than ${maxLength}`);
  return parse(source, 0, 'top', 0).nodes;
}

function parse(source: string, from: number, mode: Mode, depth: number): Parsed {
  if (depth > maxDepth)
    throw new TemplateError('too-deep', source, `Calls are nested deeper than ${maxDepth}`);
  const nodes: TemplateNode[] = [];
  let text = '';
  const flush = () => {
    if (text !== '') nodes.push({ kind: 'text', text });
    text = '';
  };
  for (let at = from; at < source.length; ) {
    const sign = source.charAt(at);
    if (sign === '\\') {
      text += source.charAt(at + 1);
      at += 2;
    } else if (sign === '{') {
      flush();
      const { node, next } = parseCall(source, at + 1, depth + 1);
      nodes.push(node);
      at = next;
    } else if (sign === '}' || sign === '|' || (sign === ':' && mode === 'name')) {
      flush();
      return { nodes, at: at + 1, end: sign };
    } else {
      text += sign;
      at += 1;
    }
  }
  flush();
  return { nodes, at: source.length, end: '' };
}

/** Parses a call from after its brace. A bar in a name ends the call, as ShareX reads it. */
function parseCall(source: string, from: number, depth: number): { node: TemplateNode; next: number } {
  const name = parse(source, from, 'name', depth);
  const args: Template[] = [];
  let { at, end } = name;
  if (end === ':') {
    do {
      const argument = parse(source, at, 'argument', depth);
      args.push(argument.nodes);
      ({ at, end } = argument);
    } while (end === '|');
  }
  return { node: { kind: 'call', name: name.nodes, args }, next: at };
}

/** Returns the text of a template without calls; null where there are some. */
export function literalOf(template: Template): string | null {
  let text = '';
  for (const node of template) {
    if (node.kind === 'call') return null;
    text += node.text;
  }
  return text;
}
