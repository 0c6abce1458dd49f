import { once } from 'node:events';
import { createServer } from 'node:http';
import { basename } from 'node:path';
import { chromium, expect } from '@playwright/test';
import { chromiumPath } from '../support/chromium.ts';
import { freePort } from '../support/free-port.ts';
import { copyImage, i18n, row, sha256Of, test } from './fixtures.ts';

test.use({ isShared: true });

const done = i18n.t('state.uploaded');

test('an editor that knows PicGo uploads files and the clipboard; a web page in a browser can do neither', async ({
  app,
  sandbox,
  picture,
}) => {
  const { page } = app;
  await page.getByRole('navigation').getByText(i18n.t('rail.settings'), { exact: true }).click();
  await page.getByText(i18n.t('settings.local-api.on'), { exact: true }).click();
  const port = await freePort();
  await page.getByLabel(i18n.t('settings.local-api.port'), { exact: true }).fill(String(port));
  await page.keyboard.press('Enter');
  const api = `http://127.0.0.1:${port}`;
  await expect(page.getByText(`${api}/upload`)).toBeVisible();

  const files = [await picture('первая.png'), await picture('second.png')];
  const ask = async (body?: unknown) => {
    const answer = await fetch(`${api}/upload`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return (await answer.json()) as { success: boolean; result: string[] };
  };
  const bySha256 = async (file: string) => {
    const sha256 = await sha256Of(file);
    return sandbox.pictures().find((one) => one.sha256 === sha256)?.link;
  };
  const listed = await ask({ list: files });
  expect(listed).toEqual({ success: true, result: await Promise.all(files.map(bySha256)) });

  await copyImage(app, await picture('copied.png', 20_000));
  const pasted = await ask();
  expect(pasted.success).toBe(true);
  expect(sandbox.pictures().map(({ link }) => link)).toContain(pasted.result[0]);

  await page.getByRole('navigation').getByText(i18n.t('rail.queue'), { exact: true }).click();
  for (const file of files) await expect(row(app, basename(file))).toContainText(done);

  const before = sandbox.pictures().length;
  const site = createServer((_request, response) =>
    response.setHeader('content-type', 'text/html').end('<title>A web page</title>'),
  ).listen(0, '127.0.0.1');
  await once(site, 'listening');
  const address = site.address();
  const browser = await chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox'] });
  try {
    const visitor = await browser.newPage();
    await visitor.goto(`http://localhost:${typeof address === 'object' && address ? address.port : 0}/`);
    const file = await picture('private.png');
    const tried = await visitor.evaluate(
      async ({ api, file }) => {
        const body = JSON.stringify({ list: [file] });
        // The second needs no preflight: it is sent, and only its answer is kept from the page.
        const plain = { 'content-type': 'text/plain' };
        const tries = [
          { method: 'POST', headers: { 'content-type': 'application/json' }, body },
          { method: 'POST', headers: plain, body, mode: 'no-cors' as const },
        ];
        const ends: string[] = [];
        for (const one of tries)
          ends.push(
            await fetch(`${api}/upload`, one).then(
              (answer) => answer.type,
              () => 'refused',
            ),
          );
        navigator.sendBeacon(`${api}/upload`, body);
        // In there the page has no origin at all: it says `null`.
        const hidden = document.createElement('iframe');
        hidden.setAttribute('sandbox', 'allow-scripts');
        hidden.srcdoc = `<script>fetch(${JSON.stringify(`${api}/upload`)}, { method: 'POST', mode: 'no-cors',
          body: ${JSON.stringify(body)} }).then((a) => a.type, () => 'refused')
          .then((end) => parent.postMessage(end, '*'))<${'/'}script>`;
        const told = new Promise<string>((resolve) => {
          addEventListener('message', ({ data }) => resolve(String(data)), { once: true });
        });
        document.body.append(hidden);
        ends.push(await told);
        return ends;
      },
      { api, file },
    );
    const unread = expect.stringMatching(/^(opaque|refused)$/);
    expect(tried).toEqual(['refused', unread, unread]);
    // A form takes the whole page there, so that the answer can be seen.
    const [shown] = await Promise.all([
      visitor.waitForResponse(`${api}/upload`),
      visitor.evaluate(
        ({ api, file }) => {
          const form = document.createElement('form');
          Object.assign(form, { method: 'POST', action: `${api}/upload`, enctype: 'text/plain' });
          const field = document.createElement('input');
          Object.assign(field, { name: `{"list":["${file}"],"`, value: '":0}' });
          form.append(field);
          document.body.append(form);
          form.submit();
        },
        { api, file },
      ),
    ]);
    expect(shown.status()).toBe(403);
  } finally {
    await browser.close();
    site.close();
  }
  await expect(row(app, 'private.png')).toHaveCount(0);
  expect((await ask({ list: files })).success).toBe(true);
  expect(sandbox.pictures()).toHaveLength(before);
});
