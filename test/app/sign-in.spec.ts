import { spawnSync } from 'node:child_process';
import { chmod, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { chromium, expect } from '@playwright/test';
import { createSandbox } from '../../sandbox/index.ts';
import { dropFiles } from '../../scripts/setup/real-app.ts';
import { chromiumPath } from '../support/chromium.ts';
import { freePort } from '../support/free-port.ts';
import { openKeyring } from '../support/keyring.ts';
import { commandEntry, i18n, row, test } from './fixtures.ts';
import { foundInMemory, processes } from './support/memory.ts';

const clientSecret = 'fedcba9876543210fedcba9876543210fedcba98';

/** Replaces the system's program that opens URLs, and records them. */
async function standInForBrowser(folder: string): Promise<{ path: string; opened: string }> {
  const path = join(folder, 'bin');
  const opened = join(folder, 'opened');
  await mkdir(path);
  await writeFile(
    join(path, 'xdg-open'),
    `#!/bin/sh\nprintf '%s' "$1" > "${opened}.part"\nmv "${opened}.part" "${opened}"\n`,
  );
  await chmod(join(path, 'xdg-open'), 0o755);
  return { path, opened };
}

async function filesBelow(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true });
  const paths = names.map((name) => join(folder, name));
  const kinds = await Promise.all(paths.map((path) => stat(path).catch(() => null)));
  return paths.filter((_, index) => kinds[index]?.isFile());
}

test('sign in with a real browser and a real keychain; tokens are there and nowhere else', async ({
  start,
  env,
  folder,
  picture,
}) => {
  test.setTimeout(180_000);
  const port = await freePort();
  const sandbox = await createSandbox({
    redirectUri: `http://127.0.0.1:${port}/signed-in`,
    clientSecret,
  });
  const keyring = await openKeyring(join(folder, 'keyring'));
  const browserProgram = await standInForBrowser(folder);
  const browser = await chromium.launch({
    executablePath: chromiumPath,
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    const own = {
      ...keyring.env,
      SNAPFERRY_API_URL: sandbox.origin,
      SNAPFERRY_CLIENT_ID: sandbox.clientId,
      PATH: `${browserProgram.path}${delimiter}${process.env.PATH}`,
      LC_ALL: 'C',
    };
    const app = await start({ env: own });
    const { page } = app;
    await page.getByText(i18n.t('rail.accounts'), { exact: true }).first().click();
    await page.getByLabel(i18n.t('accounts.port')).fill(String(port));
    await page.keyboard.press('Enter');
    await expect(page.getByLabel(i18n.t('accounts.return'))).toHaveValue(
      `http://127.0.0.1:${port}/signed-in`,
    );
    // Not by the window, so that it can be looked for there.
    const kept = spawnSync(process.execPath, [commandEntry, 'accounts', '--client-secret'], {
      env: { ...process.env, ...env, ...own },
      input: clientSecret,
      encoding: 'utf8',
    });
    expect(kept.status, kept.stderr).toBe(0);

    await page.getByRole('button', { name: i18n.t('accounts.sign-in'), exact: true }).click();
    await expect(page.getByText(i18n.t('accounts.waiting'), { exact: true })).toBeVisible();
    await expect
      .poll(() => readFile(browserProgram.opened, 'utf8').catch(() => ''))
      .toContain('/oauth2/authorize');
    const visit = await browser.newPage();
    await visit.goto(await readFile(browserProgram.opened, 'utf8'));
    await visit.getByLabel('Account').fill('ada');
    await visit.getByRole('button', { name: 'Allow' }).click();
    await expect(visit.getByRole('heading', { name: i18n.t('sign-in.page.done') })).toBeVisible();
    // Neither what came back nor the state is left in the address or the history.
    expect(visit.url()).toBe(`http://127.0.0.1:${port}/signed-in`);
    await visit.close();

    await expect(page.getByText(i18n.t('accounts.signed-in', { name: 'ada' }))).toBeVisible();
    await expect(page.getByText(i18n.t('accounts.tokens.keychain'))).toBeVisible();
    await page.getByText(i18n.t('rail.queue'), { exact: true }).first().click();
    sandbox.endAccess();
    await dropFiles(app, [await picture('hers.png')]);
    await expect(row(app, 'hers.png')).toContainText(i18n.t('state.uploaded'));
    expect(sandbox.log.filter(({ route }) => route === 'upload').at(-1)?.auth).toBe('bearer');
    // Ended and renewed: the keychain has the new one.
    expect(sandbox.log.filter(({ route }) => route === 'token')).toHaveLength(1);

    const secrets = keyring.secrets('Snapferry');
    const tokens = JSON.parse(
      secrets.find(({ account }) => account.startsWith('imgur:ada'))?.password ?? '{}',
    );
    const wanted = [tokens.accessToken, tokens.refreshToken, clientSecret] as string[];
    expect(wanted.map((one) => one?.length)).toEqual([40, 40, 40]);
    expect(secrets.some(({ password }) => password === clientSecret)).toBe(true);

    const holding = (text: string) => wanted.filter((one) => text.includes(one));
    const files = await filesBelow(folder);
    expect(files.some((path) => path.endsWith('engine.log'))).toBe(true);
    for (const path of files) expect([path, holding(await readFile(path, 'latin1'))]).toEqual([path, []]);
    const all = processes();
    for (const { pid, argv, environ } of all)
      expect([pid, holding(argv), holding(environ)]).toEqual([pid, [], []]);

    const ours = all.filter(({ environ }) => environ.includes(env.SNAPFERRY_HOME ?? ''));
    const engine = ours.find(({ argv }) => argv.includes('engine.cjs'));
    const windows = ours.filter(({ argv }) => argv.includes('--type=renderer'));
    // The search finds what is there: the engine alone works with them.
    expect(foundInMemory(engine?.pid ?? 0, wanted)).toContain(tokens.accessToken);
    expect(windows.length).toBeGreaterThan(0);
    for (const { pid } of windows) expect(foundInMemory(pid, wanted)).toEqual([]);
    expect(foundInMemory(app.electron.process().pid ?? 0, wanted)).toEqual([]);
    expect(app.errors()).not.toMatch(new RegExp(wanted.join('|')));

    await page.getByText(i18n.t('rail.accounts'), { exact: true }).first().click();
    await page.getByRole('button', { name: i18n.t('accounts.sign-out') }).click();
    await page
      .getByRole('alertdialog')
      .getByRole('button', { name: i18n.t('accounts.sign-out') })
      .click();
    await expect(page.getByText(i18n.t('accounts.signed-out', { name: 'ada' }))).toBeVisible();
    expect(keyring.secrets('Snapferry').filter(({ account }) => account.startsWith('imgur:'))).toEqual([]);
  } finally {
    await browser.close();
    keyring.stop();
    await sandbox.close();
  }
});

test('the client secret goes from the clipboard into the keychain, past the window', async ({
  start,
  folder,
  env,
}) => {
  const keyring = await openKeyring(join(folder, 'keyring'));
  try {
    const app = await start({ env: keyring.env });
    const { page } = app;
    await page.getByText(i18n.t('rail.accounts'), { exact: true }).first().click();
    const take = page.getByRole('button', { name: i18n.t('accounts.secret.paste') });
    const copy = (text: string) =>
      app.electron.evaluate(({ clipboard }, copied) => clipboard.writeText(copied), text);
    await copy('two words');
    await take.click();
    await expect(page.getByText(i18n.t('accounts.secret.not-there'), { exact: true })).toBeVisible();
    expect(keyring.secrets('Snapferry')).toEqual([]);
    await copy(` ${clientSecret}\n`);
    await take.click();
    await expect(page.getByText(i18n.t('accounts.secret.saved'), { exact: true })).toBeVisible();
    expect(keyring.secrets('Snapferry').map(({ password }) => password)).toEqual([clientSecret]);
    const ours = processes().filter(({ environ }) => environ.includes(env.SNAPFERRY_HOME ?? ''));
    const windows = ours.filter(({ argv }) => argv.includes('--type=renderer'));
    expect(windows.length).toBeGreaterThan(0);
    for (const { pid } of windows) expect(foundInMemory(pid, [clientSecret])).toEqual([]);
    await expect(page.getByText(clientSecret)).toHaveCount(0);
  } finally {
    keyring.stop();
  }
});
