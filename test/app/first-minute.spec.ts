import { mkdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, join } from 'node:path';
import { expect, type Locator } from '@playwright/test';
import { path as pathLabel } from '../../main/engine/hosts/folder/texts.ts';
import { addressLabel } from '../../main/engine/hosts/http/field-texts.ts';
import * as s3Texts from '../../main/engine/hosts/s3/texts.ts';
import { publicUrlField } from '../../main/engine/hosts/storage-fields.ts';
import { dropFiles, type RealApp } from '../../scripts/setup/real-app.ts';
import { startCatbox } from '../support/hosts/catbox.ts';
import { startS3 } from '../support/s3-server.ts';
import { test as base, clipboardText, i18n, row } from './fixtures.ts';
import { authority, behindProxy } from './support/behind-proxy.ts';
import { fillHostForm, hostField, hostForm } from './support/host-form.ts';
import { Person } from './support/person.ts';

/** Ends what a test started, after it. */
const test = base.extend<{ atEnd: (end: () => Promise<void>) => void }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from it what a fixture needs
  atEnd: async ({}, use) => {
    const ends: (() => Promise<void>)[] = [];
    await use((end) => void ends.push(end));
    for (const end of ends) await end();
  },
});

const publicAddress = publicUrlField(true).label.en;
/** As a newcomer has it: without a Client-ID, and Imgur where it always is. */
const bare = { SNAPFERRY_CLIENT_ID: undefined, SNAPFERRY_API_URL: undefined };

const way = ({ page }: RealApp, name: 'unregistered' | 'own' | 'client-id') =>
  page.getByRole('button', { name: i18n.t(`first.${name}.title`) });
const send = (app: RealApp) =>
  hostForm(app).getByRole('button', { name: i18n.t('hosts.form.add'), exact: true });

/** Waits until the picture is uploaded. @returns what its link leads to */
async function follow(app: RealApp, file: string): Promise<Buffer> {
  await expect(row(app, basename(file))).toContainText(i18n.t('state.uploaded'));
  await expect.poll(() => clipboardText(app)).toMatch(/^http:\/\//);
  const answer = await fetch(await clipboardText(app));
  expect(answer.status).toBe(200);
  return Buffer.from(await answer.arrayBuffer());
}

/** Moves the keyboard's focus to it, as somebody without a pointer does. */
async function tabTo({ page }: RealApp, target: Locator): Promise<void> {
  for (let presses = 0; presses < 40; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Forty presses of Tab do not lead to ${target}`);
}

test('storage of one’s own, with nothing but the pointer and the form', async ({ start, picture, atEnd }) => {
  const s3 = await startS3({ atEnd });
  const file = await picture('own.png');
  const app = await start({ env: bare });
  const person = new Person();
  await person.step('wants a host of their own', () => way(app, 'own').click());
  await person.step('fills in what is asked for', async () => {
    const endpoint = `http://127.0.0.1:${s3.port}`;
    await fillHostForm(app, [
      [s3Texts.endpoint.en, endpoint],
      [s3Texts.region.en, s3.region],
      [s3Texts.bucket.en, s3.bucket],
      [s3Texts.accessKeyId.en, s3.accessKeyId],
      [s3Texts.secretAccessKey.en, s3.secret],
      [publicAddress, `${endpoint}/${s3.bucket}`],
    ]);
    await send(app).click();
    await expect(hostForm(app)).toHaveCount(0);
  });
  await person.step('drops a picture', () => dropFiles(app, [file]));
  expect((await follow(app, file)).equals(await readFile(file))).toBe(true);
  person.arrived();
});

test('a folder with a web address, by the keyboard alone', async ({ start, picture, folder, atEnd }) => {
  const site = join(folder, 'site');
  await mkdir(site);
  const server = createServer((request, response) =>
    readFile(join(site, new URL(request.url ?? '/', 'http://site').pathname)).then(
      (bytes) => response.end(bytes),
      () => response.writeHead(404).end(),
    ),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  atEnd(async () => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const file = await picture('typed.png');
  const app = await start({ env: bare });
  const { keyboard } = app.page;
  const person = new Person();
  await expect(way(app, 'own')).toBeVisible();
  await person.step('wants a host of their own', async () => {
    await tabTo(app, way(app, 'own'));
    await keyboard.press('Enter');
  });
  await person.step('chooses a folder', async () => {
    const kind = hostForm(app).getByRole('button', { name: i18n.t('hosts.form.kind') });
    await tabTo(app, kind);
    await keyboard.press('Enter');
    await expect(app.page.getByRole('option').first()).toBeVisible();
    await keyboard.type('Folder');
    await keyboard.press('Enter');
  });
  await person.step('fills in what is asked for', async () => {
    for (const [label, value] of [
      [pathLabel.en, site],
      [publicAddress, `http://127.0.0.1:${port}`],
    ] as const) {
      await tabTo(app, hostField(app, label));
      await keyboard.type(value);
    }
    await keyboard.press('Enter');
    await expect(hostForm(app)).toHaveCount(0);
  });
  // The system's own dialog is the one thing that cannot be driven from here.
  await app.electron.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] });
  }, file);
  await person.step('chooses a picture', () => keyboard.press('ControlOrMeta+O'));
  expect((await follow(app, file)).equals(await readFile(file))).toBe(true);
  person.arrived();
});

test('a host without registration, which has said first that nothing can be deleted there', async ({
  start,
  picture,
  atEnd,
}) => {
  const catbox = await startCatbox(atEnd);
  const file = await picture('unregistered.png');
  const app = await start({ env: bare });
  const person = new Person();
  await person.step('wants no registration', () => way(app, 'unregistered').click());
  await expect(hostForm(app)).toContainText(i18n.t('hosts.trait.deletion.never'));
  // Not a step of a person: they mean the real one.
  await hostField(app, addressLabel.en).fill(catbox.origin);
  await person.step('agrees', async () => {
    await send(app).click();
    // Nobody drops anything on a question that is still open.
    await expect(hostForm(app)).toHaveCount(0);
  });
  await person.step('drops a picture', () => dropFiles(app, [file]));
  expect((await follow(app, file)).equals(await readFile(file))).toBe(true);
  expect(catbox.requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
  person.arrived();
});

test('an id of Imgur that somebody has', async ({ start, picture, sandbox, atEnd }) => {
  const imgur = await behindProxy(sandbox.origin);
  atEnd(async () => imgur.close());
  const file = await picture('with an id.png');
  const app = await start({
    env: {
      ...bare,
      SNAPFERRY_API_URL: imgur.origin,
      NODE_EXTRA_CA_CERTS: authority,
      HTTPS_PROXY: `http://${imgur.proxy}`,
      https_proxy: undefined,
    },
  });
  const person = new Person();
  await person.step('has an id', () => way(app, 'client-id').click());
  await person.step('gives it', async () => {
    const id = app.page.getByLabel(i18n.t('settings.client-id'), { exact: true });
    await id.fill(sandbox.clientId);
    await id.press('Enter');
    await expect(app.page.getByText(i18n.t('settings.client-id.saved'))).toBeVisible();
  });
  await person.step('drops a picture', () => dropFiles(app, [file]));
  expect((await follow(app, file)).equals(await readFile(file))).toBe(true);
  person.arrived();
});
