import { readFileSync } from 'node:fs';
import { handlers } from '../../../main/engine/media/handlers.ts';

// A media process as the product has it, but one that crashes for files that begin with one of these words: no bug of a
// library is known that does the same, and the next one will be.

const lethal: Readonly<Record<string, () => void>> = {
  SPIN: () => {
    for (;;);
  },
  EAT: () => {
    const eaten: Buffer[] = [];
    for (;;) eaten.push(Buffer.alloc(4_000_000, 1));
  },
  ABORT: () => process.abort(),
  PRINT: () => process.stdout.write('a word of a decoder\n'),
};

type Handle = (input: { path: string }, context: never) => Promise<unknown>;
const known = handlers as unknown as Record<string, Handle>;
for (const [name, handle] of Object.entries(known))
  known[name] = (input, context) => {
    const word = readFileSync(input.path).toString('latin1', 0, 5);
    lethal[Object.keys(lethal).find((one) => word.startsWith(one)) ?? '']?.();
    return handle(input, context);
  };
await import('../../../main/engine/media/pool/worker.ts');
