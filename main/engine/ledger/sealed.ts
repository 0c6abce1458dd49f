import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const cipher = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/** Seals what machines of one application tell each other, so that the store between them keeps what it cannot read. */
export interface Seal {
  /** @param about what it belongs to: sealed for one thing, it opens for no other */
  close(about: string, value: unknown): string;
  /** Null for what was not sealed with this key, or for something else. */
  open(about: string, sealed: string): unknown;
}

/**
 * Creates the seal of those who know a secret, which the store is never told. Its key is as good as that: whoever reads
 * the store and knows a Client-ID opens what was sealed with it.
 */
export function createSeal(secret: string): Seal {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'snapferry offers', 32));
  return {
    close(about, value) {
      const nonce = randomBytes(nonceBytes);
      const sealing = createCipheriv(cipher, key, nonce).setAAD(Buffer.from(about));
      const content = Buffer.concat([sealing.update(JSON.stringify(value), 'utf8'), sealing.final()]);
      return Buffer.concat([nonce, sealing.getAuthTag(), content]).toString('base64url');
    },
    open(about, sealed) {
      try {
        const bytes = Buffer.from(sealed, 'base64url');
        const nonce = bytes.subarray(0, nonceBytes);
        const opening = createDecipheriv(cipher, key, nonce, { authTagLength: tagBytes })
          .setAAD(Buffer.from(about))
          .setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
        const content = opening.update(bytes.subarray(nonceBytes + tagBytes));
        return JSON.parse(Buffer.concat([content, opening.final()]).toString('utf8'));
      } catch {
        return null;
      }
    },
  };
}
