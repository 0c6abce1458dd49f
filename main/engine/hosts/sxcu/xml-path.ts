import type { Document, Element, Node } from '@xmldom/xmldom';
import { TemplateError } from './template-error.ts';

type Test =
  | { readonly kind: 'element'; readonly name: string | null }
  | { readonly kind: 'attribute'; readonly name: string | null }
  | { readonly kind: 'text' }
  | { readonly kind: 'self' };

type Predicate =
  | { readonly kind: 'position'; readonly number: number | 'last' }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'holds'; readonly of: Test; readonly value: string | null };

interface Step {
  /** True after `//`. */
  readonly anywhere: boolean;
  readonly test: Test;
  readonly predicates: readonly Predicate[];
}

/** Bounds of what is read: it runs where all else runs, so it gets no more than is read in a moment. */
const maxText = 262_144;
const maxExpression = 500;
const maxVisited = 100_000;

const bad = (expression: string, why: string) =>
  new TemplateError('bad-path', expression, `The XPath ${why}`);

/**
 * Parses the part of XPath 1.0 that leads to one text: steps by name, `*`, `@name`, `text()`, `.`, `//`, and predicates by
 * number, `last()`, `local-name()`, `name()`, an attribute, a child or a text. Nothing that takes long can be written in it.
 * @throws {TemplateError} `bad-path`
 */
export function parseXPath(expression: string): readonly Step[] {
  if (expression.length > maxExpression) throw bad(expression, 'is too long');
  const inner = /^\s*string\(\s*([\s\S]*?)\s*\)\s*$/.exec(expression)?.[1] ?? expression.trim();
  const token =
    /(\/{0,2})\s*(?:(@?)([\p{L}_][\p{L}\d_.-]*|\*)(?![\p{L}\d(:])|(text\(\))|(\.)(?!\.))((?:\[[^[\]]*\])*)\s*/uy;
  const steps: Step[] = [];
  while (token.lastIndex < inner.length || steps.length === 0) {
    const at = token.lastIndex;
    const [, slashes = '', isAttribute, name, isText, , predicates = ''] =
      token.exec(inner) ?? fail(expression, inner.slice(at, at + 20));
    if (slashes === '' && steps.length > 0) fail(expression, inner.slice(at, at + 20));
    const test = testOf(isAttribute === '@', name, isText !== undefined);
    const found = [...predicates.matchAll(/\[([^[\]]*)\]/g)].map(([, text = '']) =>
      predicateOf(text, expression),
    );
    steps.push({ anywhere: slashes === '//', test, predicates: found });
  }
  return steps;
}

function fail(expression: string, from: string): never {
  throw bad(expression, `cannot be read from “${from}” on`);
}

function testOf(isAttribute: boolean, name: string | undefined, isText: boolean): Test {
  if (isText) return { kind: 'text' };
  if (name === undefined) return { kind: 'self' };
  return { kind: isAttribute ? 'attribute' : 'element', name: name === '*' ? null : name };
}

function predicateOf(text: string, expression: string): Predicate {
  const inner = text.trim();
  if (/^\d{1,6}$/.test(inner)) return { kind: 'position', number: Number(inner) };
  if (inner === 'last()') return { kind: 'position', number: 'last' };
  const found =
    /^(?:((?:local-)?name\(\))|(@?)([\p{L}_][\p{L}\d_.-]*|\*)|(text\(\))|(\.))(?:\s*=\s*(?:'([^']*)'|"([^"]*)"))?$/u.exec(
      inner,
    );
  if (!found) throw bad(expression, `has a condition that is not read here: [${inner.slice(0, 40)}]`);
  const [, named, isAttribute, name, isText, , single, double] = found;
  const value = single ?? double ?? null;
  if (named === undefined)
    return { kind: 'holds', of: testOf(isAttribute === '@', name, isText !== undefined), value };
  if (value === null) throw bad(expression, 'compares a name with nothing');
  return { kind: 'name', name: value };
}

/**
 * Returns the text of the first node that an expression leads to; nothing where there is none. A document type is refused:
 * entities are its only use here.
 * @throws {TemplateError} `bad-path`, `not-xml`
 */
export async function nodeAt(text: string, expression: string): Promise<string> {
  const steps = parseXPath(expression);
  let nodes: readonly Node[] = [await parseXml(text)];
  for (const step of steps) nodes = taken(nodes, step, expression);
  return nodes[0]?.textContent ?? '';
}

async function parseXml(text: string): Promise<Document> {
  const notXml = (why: string) => new TemplateError('not-xml', '', `The answer ${why}`);
  if (text.length > maxText) throw notXml('is too long for XML');
  if (/<!(doctype|entity)/i.test(text)) throw notXml('has a document type');
  // Loaded when it is needed: few ask for it, and every start would wait for it.
  const { DOMParser } = await import('@xmldom/xmldom');
  try {
    const onError = (level: string) => {
      if (level !== 'warning') throw new Error(level);
    };
    return new DOMParser({ onError }).parseFromString(text.replace(/^\uFEFF/, '').trim(), 'text/xml');
  } catch {
    throw notXml('is no XML');
  }
}

function taken(
  nodes: readonly Node[],
  { anywhere, test, predicates }: Step,
  expression: string,
): readonly Node[] {
  const result = new Set<Node>();
  for (const node of anywhere ? withDescendants(nodes, expression) : nodes) {
    let found = reached(node, test);
    for (const predicate of predicates)
      found = found.filter((each, at) => passes(each, predicate, at + 1, found.length));
    for (const each of found) result.add(each);
    if (result.size > maxVisited) throw bad(expression, 'leads to too much');
  }
  return [...result];
}

function withDescendants(nodes: readonly Node[], expression: string): readonly Node[] {
  // A stack, last first, keeps the order of the document.
  const left = [...nodes].reverse();
  const all: Node[] = [];
  for (let node = left.pop(); node !== undefined; node = left.pop()) {
    all.push(node);
    if (all.length > maxVisited) throw bad(expression, 'leads to too much');
    left.push(...[...node.childNodes].reverse());
  }
  return all;
}

function reached(node: Node, test: Test): readonly Node[] {
  if (test.kind === 'self') return [node];
  if (test.kind === 'attribute') {
    const { attributes } = node as Element;
    const all = attributes ? [...attributes] : [];
    return all.filter(({ nodeName }) => test.name === null || nodeName === test.name);
  }
  return [...node.childNodes].filter((child) => {
    if (test.kind === 'text')
      return child.nodeType === child.TEXT_NODE || child.nodeType === child.CDATA_SECTION_NODE;
    if (child.nodeType !== child.ELEMENT_NODE) return false;
    // A bare name means no namespace, as XPath 1.0 has it: `local-name()` is for all others.
    return test.name === null || (child.nodeName === test.name && !(child as Element).namespaceURI);
  });
}

function passes(node: Node, predicate: Predicate, position: number, count: number): boolean {
  switch (predicate.kind) {
    case 'position':
      return position === (predicate.number === 'last' ? count : predicate.number);
    case 'name':
      return ((node as Element).localName ?? node.nodeName) === predicate.name;
    case 'holds': {
      const found = reached(node, predicate.of);
      return found.some(({ textContent }) => predicate.value === null || textContent === predicate.value);
    }
    default:
      return predicate satisfies never;
  }
}
