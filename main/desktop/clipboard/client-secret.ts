/** Extracts the client secret from a copied text, trimming space around it; null for a text that cannot be one. */
export function clientSecretIn(text: string): string | null {
  const secret = text.trim();
  return /^[\x21-\x7e]{8,256}$/.test(secret) && !/^\w+:\/\//.test(secret) ? secret : null;
}
