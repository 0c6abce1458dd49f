import { readFileSync } from 'node:fs';
import * as tls from 'node:tls';

/**
 * Collects the authorities that this computer trusts: those that come with Node, those of `NODE_EXTRA_CA_CERTS`,
 * and those of the system's own store, where companies put theirs. Read once, for that takes a moment and does not
 * change.
 */
export function createTrust(more: readonly string[] = []): () => tls.SecureContext {
  let context: tls.SecureContext | null = null;
  return () => {
    context ??= tls.createSecureContext({ ca: [...new Set([...ofSystem(), ...more])] });
    return context;
  };
}

/**
 * Reads the authorities in the file of `NODE_EXTRA_CA_CERTS`. A packaged Electron does not read it by itself: the
 * same fuse that keeps `NODE_OPTIONS` out keeps it out too. A file that cannot be read adds none, as in Node.
 * https://www.electronjs.org/docs/latest/tutorial/fuses#nodeoptions
 */
export function extraAuthorities(environment: Readonly<Record<string, string | undefined>>): string[] {
  const path = environment.NODE_EXTRA_CA_CERTS;
  if (!path) return [];
  try {
    return [readFileSync(path, 'utf8')];
  } catch {
    return [];
  }
}

/**
 * Paths of the one file in which systems of Linux keep all trusted authorities (Debian, Fedora, openSUSE, Alpine
 * and their kin).
 */
const linuxBundles = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem',
  '/etc/ssl/ca-bundle.pem',
  '/etc/ssl/cert.pem',
];

function ofSystem(): string[] {
  const read = (kind: 'default' | 'system'): string[] => {
    try {
      return tls.getCACertificates(kind);
    } catch {
      // A store that cannot be read adds none.
      return [];
    }
  };
  // Older Nodes cannot tell: there the roots that they were built with are all.
  if (typeof tls.getCACertificates !== 'function') return [...tls.rootCertificates];
  const system = read('system');
  // A Node that was built with another library than OpenSSL, such as Electron's, may not know the place.
  const isUnknown = system.length === 0 && process.platform === 'linux';
  return [...read('default'), ...system, ...(isUnknown ? firstOf(linuxBundles) : [])];
}

function firstOf(paths: readonly string[]): string[] {
  for (const path of paths) {
    try {
      return [readFileSync(path, 'utf8')];
    } catch {
      // The next one, then.
    }
  }
  return [];
}
