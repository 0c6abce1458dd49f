import { watchMemory } from '../../main/engine/media/pool/memory-watch.ts';
import type { FromFuzzer, ToFuzzer } from './messages.ts';
import { randomOf } from './random.ts';
import { ownTargets, targets } from './targets/index.ts';

// Process in which cases are run, one after the other. Its parent knows which one is running, and kills it where that
// takes too long.

const say = (message: FromFuzzer, then = () => {}) => void process.send?.(message, then);

process.once('message', async ({ target: name, folder, seeds, seed, from, to, memory, only }: ToFuzzer) => {
  const target = await (targets[name] ?? ownTargets[name])?.();
  if (!target) throw new Error(`There is no target ${name}.`);
  const prepared = await target.prepare(folder, seeds);
  const watch = watchMemory();
  for (let number = from; number < to; number += 1) {
    if (only !== null && number !== only) continue;
    const made = await prepared.make(randomOf(seed, name, number), number);
    say({ type: 'begun', number, bytes: made.bytes });
    watch.limit(memory);
    try {
      await made.run();
    } catch (thrown) {
      say({
        type: 'found',
        number,
        why: thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown),
      });
    }
    watch.limit(null);
  }
  // Not before all messages have been sent.
  say({ type: 'ended' }, () => process.disconnect());
});
process.once('disconnect', () => process.exit());
