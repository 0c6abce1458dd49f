import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../../contract/app-error.ts';
import { type EngineCallName, engineCalls, engineEventSchema } from '../../../contract/engine.ts';
import { errorDataSchema } from '../../../contract/errors.ts';
import { startEngine } from '../../../main/engine/app/engine.ts';
import { systemClock } from '../../../main/engine/clock.ts';
import { createNetwork } from '../../../main/engine/network/network.ts';
import { createMemoryStore } from '../../../main/engine/secrets/memory-store.ts';
import type { Random } from '../random.ts';
import type { Case, Target } from '../target.ts';
import { textOf } from '../texts.ts';
import { twist, valueFor } from '../values.ts';

/**
 * What ends the engine, replaces its profile, or goes to places of this computer that a case may not touch: files that are
 * written, folders that are watched, ports that are opened.
 */
const leftOut: readonly EngineCallName[] = [
  'stop',
  'restoreBackup',
  'exportLibrary',
  'exportSettings',
  'addFolder',
  'watchForCaller',
  'beginSignIn',
  'finishSignIn',
];
const names = (Object.keys(engineCalls) as EngineCallName[]).filter((name) => !leftOut.includes(name));

/** No path of this computer, whatever else it is. */
const harmless = (random: Random) =>
  textOf(random)
    .replace(/[/\\]|\.\./g, '_')
    .slice(0, 3_000);

/** Everything that a real engine was ever asked is answered, or refused by one of our errors. */
export const engine: Target = {
  async prepare(folder) {
    const picture = join(folder, 'a.png');
    await mkdir(folder, { recursive: true });
    await writeFile(picture, Buffer.alloc(200, 7));
    process.chdir(folder);
    const refused = Object.assign(new Error('none'), { code: 'ENOTFOUND' });
    const running = await startEngine({
      profile: join(folder, 'profile'),
      version: '0',
      environment: { apiUrl: 'http://127.0.0.1:9', clientId: 'fuzz' },
      vault: createMemoryStore('fuzz'),
      work: false,
      variables: {},
      network: createNetwork({
        clock: systemClock,
        lookup: (_host, _options, callback) => callback(refused, '', 4),
      }),
    });
    const texts = ['a', 'imgur', picture, folder, 'https://example.org/a.png'];
    let bad: unknown = null;
    running.subscribe((event) => {
      const parsed = engineEventSchema.safeParse(event);
      if (!parsed.success) bad ??= parsed.error.message;
    });
    return {
      make(random): Case {
        const name = random.pick(names);
        const options = { texts, text: harmless };
        let input = valueFor(engineCalls[name].input, random, options);
        if (random.percent(20)) input = twist(input, random, harmless);
        return {
          bytes: Buffer.from(JSON.stringify({ name, input })),
          async run() {
            bad = null;
            try {
              const output = await running.call(name, input as never);
              const parsed = engineCalls[name].output.safeParse(output);
              if (!parsed.success)
                throw new Error(`${name} gives what is not valid: ${parsed.error.message}`);
              remember(output, texts, random);
            } catch (thrown) {
              if (!(thrown instanceof AppError)) throw thrown;
              errorDataSchema.parse(thrown.data);
              if (thrown.data.code === 'internal') throw new Error(`${name} breaks: ${thrown.data.message}`);
            }
            if (bad !== null) throw new Error(`An event is not valid: ${String(bad)}`);
          },
        };
      },
    };
  },
};

const mostTexts = 60;

/** Ids of what was made are good inputs of the next calls. */
function remember(output: unknown, texts: string[], random: Random): void {
  const found = JSON.stringify(output)?.match(/"(?:jobId|batchId|id|postId)":"[^"]{1,80}"/g);
  if (!found || found.length === 0) return;
  const text = random.pick(found).split('":"')[1]?.slice(0, -1) ?? '';
  if (texts.length < mostTexts) texts.push(text);
  else texts[5 + random.below(mostTexts - 5)] = text;
}
