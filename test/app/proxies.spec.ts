import { expect } from '@playwright/test';
import { dropFiles } from '../../scripts/setup/real-app.ts';
import { i18n, row, test } from './fixtures.ts';
import { authority, behindProxy } from './support/behind-proxy.ts';

test('the system’s script (PAC) leads to a proxy, and the test of the connection says so', async ({
  start,
  sandbox,
  picture,
}) => {
  const way = await behindProxy(sandbox.origin);
  const app = await start({
    env: {
      SNAPFERRY_API_URL: way.origin,
      NODE_EXTRA_CA_CERTS: authority,
      ...Object.fromEntries(
        ['http_proxy', 'https_proxy', 'all_proxy'].flatMap((name) => [
          [name, undefined],
          [name.toUpperCase(), undefined],
        ]),
      ),
    },
    // As the system would have it.
    args: [`--proxy-pac-url=${way.script}`],
  });
  await dropFiles(app, [await picture('proxied.png')]);
  await expect(row(app, 'proxied.png')).toContainText(i18n.t('state.uploaded'));
  const host = new URL(way.origin).host;
  expect(new Set(way.asked)).toEqual(new Set([host]));

  await app.page.getByText(i18n.t('rail.settings'), { exact: true }).first().click();
  await app.page.getByRole('button', { name: i18n.t('settings.network.test') }).click();
  await expect(
    app.page.getByText(i18n.t('settings.network.reached', { host, hasProxy: 'yes', proxy: way.proxy })),
  ).toBeVisible();
  way.close();
});
