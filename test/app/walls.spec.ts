import { join } from 'node:path';
import { expect } from '@playwright/test';
import { root } from '../../scripts/setup/paths.ts';
import { i18n, test } from './fixtures.ts';

/** What a page can see of the app, evaluated in the page itself. */
interface Bridged {
  snapferry: { engine: { snapshot(input: object): Promise<string> } };
}

test.use({ isShared: true });

test.beforeEach(async ({ app }) => {
  await expect(app.page.getByText(i18n.t('queue.empty.title'))).toBeVisible();
});

test('the page has the contract and nothing of Node or Electron', async ({ app }) => {
  const globals = await app.page.evaluate(() =>
    ['require', 'process', 'module', 'Buffer', 'global', 'ipcRenderer', 'electron'].filter(
      (name) => name in window,
    ),
  );
  expect(globals).toEqual([]);
  const bridge = await app.page.evaluate(() => Object.keys((window as unknown as Bridged).snapferry).sort());
  expect(bridge).toEqual(['engine', 'onEngineEvent', 'onShellEvent', 'pathForFile', 'shell']);
  const preferences = await app.electron.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    const contents = window?.webContents as unknown as
      | { getLastWebPreferences(): Electron.WebPreferences }
      | undefined;
    return contents?.getLastWebPreferences();
  });
  expect(preferences).toMatchObject({
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    webSecurity: true,
  });
});

test('the page cannot change what it was given', async ({ app }) => {
  const kept = await app.page.evaluate(async () => {
    const bridged = window as unknown as Bridged;
    const before = bridged.snapferry.engine.snapshot;
    try {
      bridged.snapferry.engine.snapshot = async () => '{}';
    } catch {
      // Frozen objects may refuse aloud or in silence.
    }
    return bridged.snapferry.engine.snapshot === before;
  });
  expect(kept).toBe(true);
});

test('input that breaks the contract is refused, and so is stopping the engine', async ({ app }) => {
  const codes = await app.page.evaluate(async () => {
    const { engine } = (
      window as unknown as {
        snapferry: { engine: Record<string, (input: unknown) => Promise<string>> };
      }
    ).snapferry;
    const ask = async (name: string, input: unknown) =>
      JSON.parse((await engine[name]?.(input)) ?? '{}').error?.code;
    return [
      await ask('history', { limit: -1 }),
      await ask('add', { items: [], origin: 'drop' }),
      await ask('add', { items: [{ kind: 'path', path: '/x' }], origin: 'elsewhere' }),
      await ask('snapshot', null),
      await ask('stop', { withinMs: 0 }),
    ];
  });
  expect(codes).toEqual(['bad-call', 'bad-call', 'bad-call', 'bad-call', 'bad-call']);
});

test('no window opens and no navigation leaves the page', async ({ app, sandbox }) => {
  const before = app.page.url();
  const opened = await app.page.evaluate((address) => window.open(address) === null, sandbox.origin);
  expect(opened).toBe(true);
  for (const address of [`${sandbox.origin}/`, 'file:///etc/hosts', 'snapferry://thumbnail/x']) {
    await app.page.evaluate((to) => {
      location.href = to;
    }, address);
    await app.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  }
  expect(app.page.url()).toBe(before);
  // Playwright's own locators would wait for the navigation that was refused.
  const shown = await app.page.evaluate(() => document.body.innerText);
  expect(shown).toContain(i18n.t('queue.empty.title'));
  expect(app.electron.windows()).toHaveLength(1);
  expect(sandbox.log).toHaveLength(0);
});

test('the policy keeps the page from the network, from inline scripts and from eval', async ({
  app,
  sandbox,
}) => {
  const outcome = await app.page.evaluate(async (origin) => {
    const fails = (work: () => unknown) =>
      Promise.resolve()
        .then(work)
        .then(
          () => 'allowed',
          () => 'refused',
        );
    const script = document.createElement('script');
    script.textContent = 'window.ran = true';
    document.head.append(script);
    const image = new Image();
    return {
      fetch: await fails(() => fetch(origin)),
      own: await fails(() => fetch('snapferry://app/index.html')),
      image: await fails(
        () =>
          new Promise((resolve, reject) => {
            image.onload = resolve;
            image.onerror = reject;
            image.src = `${origin}/x.png`;
          }),
      ),
      eval: await fails(() => new Function('return 1')()),
      inline: 'ran' in window ? 'allowed' : 'refused',
    };
  }, sandbox.origin);
  expect(outcome).toEqual({
    fetch: 'refused',
    own: 'refused',
    image: 'refused',
    eval: 'refused',
    inline: 'refused',
  });
  expect(sandbox.log).toHaveLength(0);
});

test('permissions are refused', async ({ app }) => {
  const states = await app.page.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read'];
    return Promise.all(
      names.map(async (name) => (await navigator.permissions.query({ name: name as PermissionName })).state),
    );
  });
  expect(new Set(states)).toEqual(new Set(['denied']));
});

test('a page that is not ours gets no answer, even with our preload', async ({ app }) => {
  const preload = join(root, 'out', 'preload', 'index.cjs');
  const code = await app.electron.evaluate(async ({ BrowserWindow }, path) => {
    const foreign = new BrowserWindow({ show: false, webPreferences: { preload: path, sandbox: true } });
    await foreign.loadURL('data:text/html,<title>foreign</title>');
    const answer = await foreign.webContents.executeJavaScript('window.snapferry.engine.snapshot({})');
    foreign.destroy();
    return JSON.parse(answer).error?.code;
  }, preload);
  expect(code).toBe('forbidden');
});
