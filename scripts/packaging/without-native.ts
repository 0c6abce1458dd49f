import type { Plugin } from 'vite';

const absent = '\0without-native';

/**
 * Leaves out the native parts of packages that do without them. They are never built (no install script runs), the
 * packages try to load them and go on, and a bundle cannot hold them.
 */
export const withoutNative: Plugin = {
  name: 'without-native',
  enforce: 'pre',
  resolveId(id, importer) {
    const isOfSsh = importer !== undefined && /node_modules[\\/]ssh2[\\/]/.test(importer);
    return isOfSsh && (id === 'cpu-features' || id.endsWith('.node')) ? absent : null;
  },
  load: (id) => (id === absent ? "export {}; throw new Error('No native code is carried');" : null),
};
