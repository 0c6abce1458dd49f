import { open } from 'node:fs/promises';
import { z } from 'zod';
import { AppError, errorData } from '../../../contract/app-error.ts';
import { judge } from '../../../contract/judge.ts';
import type { HostValues } from '../hosts/kind.ts';

/** A destination as a file of ours tells it, its secrets too. */
export interface HostFile {
  readonly kind: string;
  readonly title: string;
  readonly values: HostValues;
  readonly secrets: HostValues;
}

const valuesSchema = z.record(z.string().max(64), z.string().max(100_000));
const fileSchema = z.object({
  snapferryHost: z.literal(1),
  kind: z.string().max(64),
  name: z.string().max(100),
  values: valuesSchema,
  secrets: valuesSchema.default({}),
});

/** Reads a text that `writeHostFile` wrote; null for any other. */
export function readHostFile(text: string): HostFile | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return null;
  }
  const found = judge(fileSchema, parsed);
  if (!found.success) return null;
  const { kind, name: title, values, secrets } = found.data;
  return { kind, title, values, secrets };
}

/**
 * Writes a destination, its secrets too, to a new file that only its owner may read.
 * @throws {AppError} `name-taken`, `folder-unwritable`
 */
export async function writeHostFile(path: string, { kind, title, values, secrets }: HostFile): Promise<void> {
  const text = `${JSON.stringify({ snapferryHost: 1, kind, name: title, values, secrets }, null, 2)}\n`;
  try {
    const file = await open(path, 'wx', 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (thrown) {
    const { code = 'unknown' } = thrown as NodeJS.ErrnoException;
    throw new AppError(
      code === 'EEXIST'
        ? errorData('name-taken', `There is something at ${path} already.`, { name: path })
        : errorData('folder-unwritable', `It cannot be written to ${path} (${code}).`, { path }),
    );
  }
}
