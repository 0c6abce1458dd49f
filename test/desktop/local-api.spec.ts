import { once } from 'node:events';
import { createServer } from 'node:http';
import { basename } from 'node:path';
import { chromium, expect } from '@playwright/test';
import { copyImage, row, sha256Of, test, words } from './fixtures.ts';

const done = words.text('state.uploaded');
const chromiumPath = process.env.SNAPFERRY_CHROMIUM ?? '/usr/bin/chromium';

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}

test('an editor that knows PicGo uploads files and the clipboard; a web page in a browser can do neither', async ({
  app,
  sandbox,
  picture,
}) => {
  const { page } = app;
  await page.getByRole('navigation').getByText(words.text('rail.settings'), { exact: true }).click();
  await page.getByText(words.text('settings.local-api.on'), { exact: true }).click();
  const port = await freePort();
  await page.getByLabel(words.text('settings.local-api.port')).fill(String(port));
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

  await page.getByRole('navigation').getByText(words.text('rail.queue'), { exact: true }).click();
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
        return ends;
      },
      { api, file },
    );
    expect(tried).toEqual(['refused', expect.stringMatching(/^(opaque|refused)$/)]);
  } finally {
    await browser.close();
    site.close();
  }
  expect((await ask({ list: files })).success).toBe(true);
  expect(sandbox.pictures()).toHaveLength(before);
});
