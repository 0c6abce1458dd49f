import { Worker } from 'node:worker_threads';
import type { Clock } from '../../clock.ts';
import { TemplateError } from './template-error.ts';

/** Bounds: a host can be slow on purpose, and so can a pattern. */
const maxText = 1_048_576;
const maxPattern = 2_000;
const limitMs = 5_000;

/**
 * Compiles a .NET pattern where JavaScript means the same with it. What only .NET has (`\A`, `\Z`, atomic groups,
 * conditionals) is refused, for JavaScript would read some of it as plain letters.
 * @throws {TemplateError} `bad-pattern`
 */
export function compile(pattern: string): RegExp {
  const bad = (why: string) => new TemplateError('bad-pattern', pattern, why);
  if (pattern.length > maxPattern) throw bad('The pattern is too long');
  const [, options = '', rest = pattern] = /^\(\?([ims]+)\)([\s\S]*)$/.exec(pattern) ?? [];
  const isOfDotNet = /(^|[^\\])(\\\\)*\\[AZzGaeh]/.test(rest);
  if (isOfDotNet) throw bad('The pattern has an escape that only .NET knows');
  // Without `u` the classes of Unicode would be plain letters.
  const flags = [...new Set(options)].join('') + (/\\[pP]\{/.test(rest) ? 'u' : '');
  try {
    return new RegExp(rest, flags);
  } catch {
    throw bad('The pattern is none that can be read here');
  }
}

/** What a thread does: it is told all, and says what it found. */
const program = `
const { parentPort, workerData } = require('node:worker_threads');
const { source, flags, text, group } = workerData;
const found = new RegExp(source, flags).exec(text);
const value = found === null ? '' : group === '' ? found[0] : /^\\d+$/.test(group) ? found[Number(group)] : found.groups?.[group];
parentPort.postMessage(value ?? '');
`;

/**
 * Finds the first match of a pattern, in a thread that is ended when it takes too long.
 * @param group number or name; empty: the whole match
 * @returns nothing where there is no match, or no such group
 * @throws {TemplateError} `bad-pattern`, `slow-pattern`, `too-long`
 */
export async function firstMatch(
  clock: Clock,
  pattern: string,
  group: string,
  text: string,
): Promise<string> {
  const { source, flags } = compile(pattern);
  if (text.length > maxText)
    throw new TemplateError('too-long', pattern, 'The text is too long for a pattern');
  const thread = new Worker(program, {
    eval: true,
    env: {},
    workerData: { source, flags, text, group },
    resourceLimits: { maxOldGenerationSizeMb: 64 },
  });
  let callOff = () => {};
  try {
    return await new Promise<string>((resolve, reject) => {
      const slow = () => reject(new TemplateError('slow-pattern', pattern, 'The pattern takes too long'));
      callOff = clock.after(limitMs, slow);
      thread.once('message', (value: string) => resolve(value));
      thread.once('error', slow);
      thread.once('exit', slow);
    });
  } finally {
    callOff();
    await thread.terminate();
  }
}
