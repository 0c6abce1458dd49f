import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { bootstrap } from './bootstrap.ts';
import { buildIfStale } from './setup/build.ts';
import { openDisplay } from './setup/display.ts';
import { electronCommand, sandboxFlags, thisMachine } from './setup/electron-command.ts';
import { root } from './setup/paths.ts';
import { runMain } from './setup/run-main.ts';
import { isHeadless } from './setup/system-libraries.ts';

/** Implements `npm start`: runs the app as if it were installed. Files given as arguments are opened with it. */
await runMain(async () => {
  const electron = await bootstrap();
  await buildIfStale(console.error);
  if (isHeadless(process.env, process.platform))
    console.error('No screen here: the window is on a virtual one.');
  const display = await openDisplay();
  const flags = [...sandboxFlags(thisMachine), ...display.flags];
  const { command, args } = electronCommand(electron.executable, root, process.argv.slice(2), flags);
  const app = spawn(command, args, { stdio: 'inherit', env: { ...process.env, ...display.env } });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.kill(signal));
  const [code] = await once(app, 'exit');
  display.stop();
  return code ?? 1;
});
