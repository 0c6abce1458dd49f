import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import { AppError } from '../../../contract/app-error.ts';
import { decode, encode } from '../../../contract/bridge-codec.ts';
import {
  type EngineCallName,
  engineCalls,
  engineEventSchema,
  engineReplySchema,
} from '../../../contract/engine.ts';
import { errorDataSchema } from '../../../contract/errors.ts';
import { judge } from '../../../contract/judge.ts';
import { shellCalls, shellEventSchema } from '../../../contract/shell.ts';
import type { CallHandlers } from '../../../main/engine/app/calls.ts';
import { dispatchCall } from '../../../main/engine/app/dispatch-call.ts';
import { createLineSplitter, decodeMessage, encodeMessage } from '../../../main/engine/socket/wire-format.ts';
import type { Random } from '../random.ts';
import type { Case, Target } from '../target.ts';
import { textOf } from '../texts.ts';
import { twist, valueFor } from '../values.ts';

const options = { texts: ['a', 'imgur', 'de', '/tmp/a.png'] };
const written = (value: unknown) => Buffer.from(JSON.stringify(value, withBytes) ?? 'undefined');
const withBytes = (_: string, value: unknown) =>
  value instanceof Uint8Array ? { $bytes: Buffer.from(value).toString('base64') } : value;

/** What a value is once JSON carried it: without what is undefined, and with 0 for -0. */
const carried = (value: unknown): unknown => decodeMessage(encodeMessage(value));

/** What is valid stays so, and stays the same, over every border. */
function checkCrossing(schema: z.ZodType, value: unknown): void {
  const first = judge(schema, value);
  if (!first.success) return;
  const crossed = carried(first.data);
  const again = schema.safeParse(crossed);
  if (!again.success) throw new Error(`After the socket it is not valid: ${again.error.message}`);
  if (!isDeepStrictEqual(carried(again.data), crossed)) throw new Error('The socket changes it');
  if (typeof first.data !== 'object' || first.data === null) return;
  const bridged = decode(encode(first.data));
  if (!schema.safeParse(bridged).success) throw new Error('After the bridge it is not valid');
  if (!isDeepStrictEqual(carried(bridged), crossed)) throw new Error('The bridge changes it');
}

const schemas: readonly z.ZodType[] = [
  ...[engineCalls, shellCalls].flatMap((calls) =>
    Object.values(calls).flatMap(({ input, output }): z.ZodType[] => [input, output]),
  ),
  engineEventSchema,
  shellEventSchema,
  engineReplySchema,
];

/** Every schema of the contract, with values that it takes, and such values twisted. */
export const contract: Target = {
  async prepare() {
    return {
      make(random): Case {
        const schema = random.pick(schemas);
        let value = valueFor(schema, random, options);
        for (let times = random.below(3); times > 0; times -= 1) value = twist(value, random);
        return {
          bytes: written(value),
          async run() {
            checkCrossing(schema, value);
          },
        };
      },
    };
  },
};

const names = Object.keys(engineCalls) as EngineCallName[];

function callOf(random: Random): { name: string; input: unknown } {
  const known = random.pick(names);
  const name = random.percent(95) ? known : textOf(random);
  let input = valueFor(engineCalls[known].input, random, options);
  for (let times = random.below(3); times > 0; times -= 1) input = twist(input, random);
  return { name, input };
}

/** What the engine's front door lets in: valid inputs of known calls only, and out: errors of ours only. */
export const calls: Target = {
  async prepare() {
    let given: unknown;
    const handlers = Object.fromEntries(
      names.map((name) => [
        name,
        async (input: unknown) => {
          given = input;
          return {};
        },
      ]),
    ) as unknown as CallHandlers;
    return {
      make(random): Case {
        const { name, input } = callOf(random);
        return {
          bytes: written({ name, input }),
          async run() {
            given = undefined;
            try {
              await dispatchCall(handlers, name as EngineCallName, input as never);
            } catch (thrown) {
              if (!(thrown instanceof AppError)) throw thrown;
              errorDataSchema.parse(thrown.data);
              if (thrown.data.code !== 'bad-call') throw new Error(`It is refused as ${thrown.data.code}`);
              if (given !== undefined) throw new Error('What was refused got in');
              return;
            }
            const again = engineCalls[name as EngineCallName].input.safeParse(given);
            if (!again.success) throw new Error('What got in is not valid');
          },
        };
      },
    };
  },
};

/** Lines of the local socket: however they are cut, the same messages come out, and nothing longer than is allowed. */
export const socketLines: Target = {
  async prepare() {
    return {
      make(random): Case {
        const lines = Array.from({ length: 1 + random.below(4) }, () => {
          const line = encodeMessage({ type: 'call', id: random.below(9), ...callOf(random) });
          return random.percent(50) ? line : `${twistText(line, random)}\n`;
        });
        const bytes = Buffer.from(lines.join(''));
        const limit = random.percent(80) ? 1_000_000 : 1 + random.below(400);
        const cuts = Array.from({ length: random.below(6) }, () => random.below(bytes.length)).sort(
          (a, b) => a - b,
        );
        return {
          bytes,
          async run() {
            const found: string[] = [];
            const take = createLineSplitter(
              () => limit,
              (line) => found.push(line),
            );
            let goesOn = true;
            for (const [index, from] of [0, ...cuts].entries())
              if (goesOn) goesOn = take(bytes.subarray(from, cuts[index] ?? bytes.length));
            const wanted = bytes.toString('utf8').split('\n').slice(0, -1);
            const isWhole = wanted.every((line) => Buffer.byteLength(line) <= limit);
            if (found.some((line) => Buffer.byteLength(line) > limit)) throw new Error('A line is too long');
            if (isWhole !== goesOn) throw new Error(`It goes ${goesOn ? 'on' : 'no further'}`);
            if (found.some((line, index) => line !== wanted[index])) throw new Error('A line is another one');
            if (goesOn && found.length !== wanted.length) throw new Error('A line is missing');
            for (const line of found) decodeMessage(line);
          },
        };
      },
    };
  },
};

function twistText(line: string, random: Random): string {
  const text = line.trimEnd();
  const at = random.below(text.length);
  return `${text.slice(0, at)}${textOf(random).replaceAll('\n', '')}${text.slice(at + random.below(9))}`;
}
