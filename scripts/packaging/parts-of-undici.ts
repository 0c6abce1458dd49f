import type { Plugin } from 'vite';

const parts = '\0parts-of-undici';

/**
 * Replaces undici by the parts of it that the network is made of: pools, agents and connectors. The whole of it, with
 * `fetch`, web sockets, caches and doubles for tests, takes a sixth of the time in which the engine starts. Whoever needs
 * more gets an error of the build, and adds it here.
 */
export const partsOfUndici: Plugin = {
  name: 'parts-of-undici',
  enforce: 'pre',
  apply: 'build',
  resolveId: (id, importer = '') =>
    id === 'undici' && /[\\/]main[\\/]engine[\\/]network[\\/]/.test(importer) ? parts : null,
  load: (id) =>
    id === parts
      ? `import api from 'undici/lib/api/index.js';
import Dispatcher from 'undici/lib/dispatcher/dispatcher.js';
export { default as Agent } from 'undici/lib/dispatcher/agent.js';
export { default as Pool } from 'undici/lib/dispatcher/pool.js';
export { default as buildConnector } from 'undici/lib/core/connect.js';
export { default as errors } from 'undici/lib/core/errors.js';
Object.assign(Dispatcher.prototype, api);`
      : null,
};
