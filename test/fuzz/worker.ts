import { watchMemory } from '../../main/engine/media/pool/memory-watch.ts';
import type { FromFuzzer, ToFuzzer } from './messages.ts';
import { randomOf } from './random.ts';
import { ownTargets, targets } from './targets/index.ts';

// Process in which cases are run, one after the other. Its parent knows which one is running, and kills it where that
// takes too long.

/**
 * Tells the parent, and resolves once the message has left. A large one leaves only while the event loop turns, which
 * cases that wait for nothing never let it do: the parent would not hear that any of them began.
 */
const say = (message: FromFuzzer) =>
  new Promise<void>((resolve) => void process.send?.(message, () => resolve()));

process.once('message', async ({ target: name, folder, seeds, seed, from, to, memory, only }: ToFuzzer) => {
  const target = await (targets[name] ?? ownTargets[name])?.();
  if (!target) throw new Error(`There is no target ${name}.`);
  const prepared = await target.prepare(folder, seeds);
  const watch = watchMemory();
  for (let number = from; number < to; number += 1) {
    if (only !== null && number !== only) continue;
    const made = await prepared.make(randomOf(seed, name, number), number);
    await say({ type: 'begun', number, bytes: made.bytes });
    watch.limit(memory);
    try {
      await made.run();
    } catch (thrown) {
      await say({
        type: 'found',
        number,
        why: thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown),
      });
    }
    watch.limit(null);
  }
  await say({ type: 'ended' });
  process.disconnect();
});
process.once('disconnect', () => process.exit());
