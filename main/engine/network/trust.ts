import * as tls from 'node:tls';

/**
 * Whom this computer trusts: the authorities that come with Node, those of `NODE_EXTRA_CA_CERTS`, and those of the
 * system's own store, where companies put theirs. Read once, for that takes a moment and does not change.
 */
export function createTrust(more: readonly string[] = []): () => tls.SecureContext {
  let context: tls.SecureContext | null = null;
  return () => {
    context ??= tls.createSecureContext({ ca: [...new Set([...ofSystem(), ...more])] });
    return context;
  };
}

function ofSystem(): string[] {
  const read = (kind: 'default' | 'system'): string[] => {
    try {
      return tls.getCACertificates(kind);
    } catch {
      // A store that cannot be read adds nobody.
      return [];
    }
  };
  // Older Nodes cannot tell: there the roots that they were built with are all.
  if (typeof tls.getCACertificates !== 'function') return [...tls.rootCertificates];
  return [...read('default'), ...read('system')];
}
