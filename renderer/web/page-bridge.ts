import type { Bridge } from '../../contract/bridge.ts';
import { type EngineCallName, engineCalls } from '../../contract/engine.ts';
import type { ShellEvent } from '../../contract/shell.ts';
import type { PageConnection } from './page-connection.ts';
import { createPageFiles } from './page-files.ts';
import type { PageSession } from './page-session.ts';
import { createPageShell } from './page-shell.ts';

/** Creates the contract for a page in a browser: the engine over its connection, the shell by the browser's means. */
export function createPageBridge(connection: PageConnection, session: PageSession): Bridge {
  const names = Object.keys(engineCalls) as EngineCallName[];
  const engine = Object.fromEntries(
    names.map((name) => [name, (input: never) => connection.call(name, input)]),
  );
  return {
    engine: engine as Bridge['engine'],
    shell: createPageShell(() => connection.version),
    onEngineEvent: connection.onEvent,
    onShellEvent: (listener) => connection.onState(() => listener(healthOf(connection))),
    pathForFile: () => '',
    pageFiles: createPageFiles(session),
  };
}

/** Tells the state of the connection as the shell of the desktop tells that of the engine. */
const healthOf = ({ state }: PageConnection): ShellEvent => ({
  kind: 'engine',
  state: state === 'open' ? 'running' : 'unreachable',
  error: null,
});
