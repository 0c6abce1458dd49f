import { z } from 'zod';
import { defineTable, json, number, numberOrNull, text } from '../record.ts';

/** Where a secret is; in the keychain, and in memory, it has this name. */
export const storedSecretSchema = z.discriminatedUnion('in', [
  z.object({ in: z.literal('keychain'), name: z.string() }),
  z.object({ in: z.literal('memory'), name: z.string() }),
  z.object({ in: z.literal('file'), path: z.string() }),
]);
export type StoredSecret = z.infer<typeof storedSecretSchema>;

/** Maps a destination to its row. */
export const destinationTable = defineTable('destinations', {
  id: text,
  kind: text,
  title: text,
  settings: json<Readonly<Record<string, string>>>(z.record(z.string(), z.string())),
  secrets: json<Readonly<Record<string, StoredSecret>>>(z.record(z.string(), storedSecretSchema)),
  createdAt: number,
  removedAt: numberOrNull,
});

/** A destination as stored: of its secrets only their places. */
export type StoredDestination = ReturnType<typeof destinationTable.read>;
