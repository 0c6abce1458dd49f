import { createHash, randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Maximum length of a socket's path: 104 in macOS, 108 in Linux, with the closing zero. */
const maxPathBytes = 100;

export const temporaryPrefix = 'snapferry-socket-';

/**
 * Chooses the address at which a new engine of this profile listens. In the profile itself, or where that path is
 * too long for the system, in a temporary folder of its own (`serveSocket` makes it for this user only, and removes
 * it at its end).
 */
export function socketAddress(profile: string, platform: NodeJS.Platform = process.platform): string {
  if (platform === 'win32') {
    const name = createHash('sha256').update(profile).digest('hex').slice(0, 16);
    // Pipes share one namespace: the random part keeps others from taking the name before us.
    return `\\\\.\\pipe\\snapferry-${name}-${randomBytes(8).toString('hex')}`;
  }
  const path = join(profile, 'engine.sock');
  if (Buffer.byteLength(path) <= maxPathBytes) return path;
  return join(tmpdir(), temporaryPrefix + randomBytes(8).toString('hex'), 'engine.sock');
}

/** Creates a secret for a lock file. */
export const createSecret = () => randomBytes(32).toString('base64url');
