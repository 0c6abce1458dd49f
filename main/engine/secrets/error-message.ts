/** Returns the message of what was thrown. Keychains speak of their state and never repeat a secret. */
export function errorMessage(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
