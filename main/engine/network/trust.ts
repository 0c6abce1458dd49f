import { readFileSync } from 'node:fs';
import * as tls from 'node:tls';

/** The authorities that this computer trusts, as far as they had to be read. */
export interface Trust {
  /** Undefined: those that come with Node, and those of `NODE_EXTRA_CA_CERTS` where Node reads it. */
  readonly context: tls.SecureContext | undefined;
  /** Reads all the others, once: those of the system's own store, where companies put theirs. */
  widen(): void;
}

/**
 * Trusts what this computer trusts, in two steps: the system's store takes several times as long to read as all else that
 * a start does with the network, and nearly every host is signed by an authority that comes with Node. It is read once,
 * when a certificate was refused.
 */
export function createTrust(more: readonly string[] = []): Trust {
  let context: tls.SecureContext | undefined;
  return {
    get context() {
      return context;
    },
    widen() {
      context ??= tls.createSecureContext({ ca: [...new Set([...ofSystem(), ...more])] });
    },
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
