import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { bootstrap } from './bootstrap.ts';
import { openDisplay } from './setup/display.ts';
import { sandboxFlags, thisMachine } from './setup/electron-command.ts';
import { root } from './setup/paths.ts';
import { runMain } from './setup/run-main.ts';

/** Implements `npm run dev`: the window reloads in place when its sources change, the app restarts when others do. */
await runMain(async () => {
  const electron = await bootstrap();
  const display = await openDisplay();
  const tool = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const flags = [...sandboxFlags(thisMachine), ...display.flags];
  const watcher = spawn(process.execPath, [tool, 'dev', '--watch', '--', ...flags], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...display.env, ELECTRON_EXEC_PATH: electron.executable },
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => watcher.kill(signal));
  const [code] = await once(watcher, 'exit');
  display.stop();
  return code ?? 1;
});
