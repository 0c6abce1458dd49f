import { urlEncode } from './escapes.ts';
import { parsePath, valueAt } from './json-path.ts';
import { compile } from './pattern.ts';
import { literalOf, parseTemplate, type Template } from './template.ts';
import { TemplateError } from './template-error.ts';
import { nodeAt, parseXPath } from './xml-path.ts';

/** The answer that templates read. */
export interface ResponseView {
  readonly text: string;
  /** Address after redirects. */
  readonly url: string;
  header(name: string): string;
}

/** What a template is evaluated with. */
export interface Surroundings {
  readonly fileName: string;
  /** True where names go into an address. */
  readonly encodes: boolean;
  /** Null on the side of the request. */
  readonly response: ResponseView | null;
  readonly random: () => number;
  /** Finds the first match of a pattern; the third argument is the text. */
  match(pattern: string, group: string, text: string): Promise<string>;
}

interface Func {
  readonly fewest: number;
  readonly needsResponse: (count: number) => boolean;
  /** Null: it asks a person, and nobody is there when pictures are sent. */
  readonly run: ((args: readonly string[], at: Surroundings) => string | Promise<string>) | null;
}

const never = () => false;
const asks = (fewest: number): Func => ({ fewest, needsResponse: never, run: null });

/** Input and path; the input is the answer where only a path is given. */
const pathed = (read: (text: string, path: string) => string | Promise<string>): Func => ({
  fewest: 1,
  needsResponse: (count) => count < 2,
  run: ([first = '', second], at) =>
    second === undefined ? read(answer(at).text, first) : read(first, second),
});

const functions: ReadonlyMap<string, Func> = new Map<string, Func>([
  ['response', { fewest: 0, needsResponse: () => true, run: (_, at) => answer(at).text }],
  ['responseurl', { fewest: 0, needsResponse: () => true, run: (_, at) => answer(at).url }],
  ['header', { fewest: 1, needsResponse: () => true, run: ([name = ''], at) => answer(at).header(name) }],
  ['json', pathed(valueAt)],
  ['xml', pathed(nodeAt)],
  [
    'regex',
    {
      fewest: 1,
      // Two are pattern and group, never text and pattern.
      needsResponse: (count) => count < 3,
      run: ([first = '', second = '', third], at) =>
        third === undefined ? at.match(first, second, answer(at).text) : at.match(second, third, first),
    },
  ],
  [
    'filename',
    { fewest: 0, needsResponse: never, run: (_, at) => (at.encodes ? urlEncode(at.fileName) : at.fileName) },
  ],
  // Files have no text.
  ['input', { fewest: 0, needsResponse: never, run: () => '' }],
  [
    'base64',
    { fewest: 1, needsResponse: never, run: ([text = '']) => Buffer.from(text, 'utf8').toString('base64') },
  ],
  [
    'random',
    {
      fewest: 2,
      needsResponse: never,
      run: (args, at) => args[Math.min(args.length - 1, Math.floor(at.random() * args.length))] ?? '',
    },
  ],
  ['select', asks(1)],
  ['inputbox', asks(0)],
  ['prompt', asks(0)],
  ['outputbox', asks(1)],
]);

function answer({ response }: Surroundings): ResponseView {
  if (response) return response;
  throw new TemplateError('no-response', '', 'There is no answer yet when the request is made');
}

function functionOf(name: string, count: number): Func {
  if (name === '') throw new TemplateError('no-name', '{}', 'Function name cannot be empty');
  const found = functions.get(name.toLowerCase());
  if (!found) throw new TemplateError('unknown-function', name, `Invalid function name: ${name}`);
  if (count < found.fewest)
    throw new TemplateError('too-few', name, `Function “${name}” needs ${found.fewest} or more`);
  return found;
}

/** Bounds of one evaluation. */
const maxCalls = 500;
const maxResult = 2_097_152;

/**
 * Evaluates a template.
 * @throws {TemplateError}
 */
export async function evaluate(template: Template, at: Surroundings): Promise<string> {
  const left = { calls: maxCalls };
  const textOf = async (nodes: Template): Promise<string> => {
    let text = '';
    for (const node of nodes) {
      text += node.kind === 'text' ? node.text : await call(node.name, node.args);
      if (text.length > maxResult)
        throw new TemplateError('too-long', '', 'What comes out of a template is too long');
    }
    return text;
  };
  const call = async (name: Template, args: readonly Template[]): Promise<string> => {
    left.calls -= 1;
    if (left.calls < 0) throw new TemplateError('too-long', '', 'A template calls too many functions');
    const called = await textOf(name);
    const values: string[] = [];
    for (const argument of args) values.push(await textOf(argument));
    const { run } = functionOf(called, values.length);
    if (run === null) throw new TemplateError('asks', called, `Function “${called}” asks a person`);
    return run(values, at);
  };
  return textOf(template);
}

/** Parses and evaluates. @throws {TemplateError} */
export async function evaluateText(source: string, at: Surroundings): Promise<string> {
  return evaluate(parseTemplate(source), at);
}

/**
 * Finds what is certainly wrong with a template, before it is ever used.
 * @param side whose template it is: that of a request has no answer to read
 */
export function faultIn(source: string, side: 'request' | 'response'): TemplateError | null {
  const check = (nodes: Template): void => {
    for (const node of nodes) {
      if (node.kind === 'text') continue;
      check(node.name);
      for (const argument of node.args) check(argument);
      const name = literalOf(node.name);
      if (name !== null) checkCall(name, node.args, side);
    }
  };
  try {
    check(parseTemplate(source));
    return null;
  } catch (thrown) {
    if (thrown instanceof TemplateError) return thrown;
    throw thrown;
  }
}

function checkCall(name: string, args: readonly Template[], side: 'request' | 'response'): void {
  const { run, needsResponse } = functionOf(name, args.length);
  if (run === null) throw new TemplateError('asks', name, `Function “${name}” asks a person`);
  if (side === 'request' && needsResponse(args.length))
    throw new TemplateError('no-response', name, `Function “${name}” reads an answer that is not there yet`);
  const known = args.map(literalOf);
  const kind = name.toLowerCase();
  const [pattern = null, path = null] = [known[args.length < 3 ? 0 : 1], known[args.length < 2 ? 0 : 1]];
  if (kind === 'regex' && pattern !== null) compile(pattern);
  if (kind === 'json' && path !== null) parsePath(path);
  if (kind === 'xml' && path !== null) parseXPath(path);
}
