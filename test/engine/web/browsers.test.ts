import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Sandbox } from '../../../sandbox/index.ts';
import { browsers } from '../../support/browsers.ts';
import { freePort } from '../../support/free-port.ts';
import type { TestPage } from '../../support/test-browser.ts';
import { patiently, snapferry, start } from '../cli/support.ts';
import { makePictures, startTestSandbox, temporaryFolder } from '../support/running-engine.ts';

const key = 'a key that the test chose';

/** Starts the command as a person does, and waits until it tells how to sign in. */
async function serve(place: { profile: string; sandbox: Sandbox; port: number; key?: string }) {
  const { profile, sandbox, port } = place;
  const circumstances = { profile, sandbox, env: { SNAPFERRY_API_KEY: place.key ?? key } };
  const { child, ended, said } = start(['serve', '--web', '--api-port', String(port)], circumstances);
  await said(/#[\w-]{32}/);
  const { stdout } = await snapferry(['web-link'], circumstances);
  return {
    link: stdout.trim(),
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

const textOf = (page: TestPage) => page.evaluate('document.body.innerText');
const says = (page: TestPage) => expect.poll(() => textOf(page), patiently);

/** Hands a picture to the page as a drop or a paste of the user's does: by its bytes, for it has no path. */
async function hand(page: TestPage, how: 'drop' | 'paste', path: string, name: string): Promise<void> {
  const bytes = (await readFile(path)).toString('base64');
  await page.evaluate(`(() => {
    const bytes = Uint8Array.from(atob(${JSON.stringify(bytes)}), (each) => each.charCodeAt(0));
    const carried = new DataTransfer();
    carried.items.add(new File([bytes], ${JSON.stringify(name)}, { type: 'image/png' }));
    const event = new Event(${JSON.stringify(how)}, { bubbles: true, cancelable: true });
    // Firefox gives a paste that a script makes no files.
    const property = ${JSON.stringify(how === 'drop' ? 'dataTransfer' : 'clipboardData')};
    Object.defineProperty(event, property, { value: carried });
    document.body.dispatchEvent(event);
  })()`);
}

/** Presses what has this name, as assistive technology does. */
const press = (page: TestPage, name: string) =>
  expect
    .poll(
      () =>
        page.evaluate(`(() => {
          const all = [...document.querySelectorAll('button, [role="option"], [role="menuitem"]')];
          const found = all.find((each) => (each.getAttribute('aria-label') ?? each.innerText).trim() === ${JSON.stringify(name)});
          found?.click();
          return found !== undefined;
        })()`),
      patiently,
    )
    .toBe(true);

for (const { name, isHere, start: startBrowser } of browsers) {
  const title = isHere ? `the window in ${name}` : `the window in ${name}, which is not installed here`;
  test.skipIf(!isHere)(
    `${title}: sign in, upload, change language, lose the engine`,
    async () => {
      const sandbox = await startTestSandbox();
      const profile = await temporaryFolder();
      const port = await freePort();
      const [dropped = '', pasted = ''] = await makePictures(profile, 2);
      const served = await serve({ profile, sandbox, port });
      const browser = await startBrowser();
      onTestFinished(() => browser.close());
      const { page } = browser;
      const shots = process.env.SNAPFERRY_WEB_SHOTS;
      const shoot = async (what: string) =>
        shots === undefined ? undefined : page.screenshot(join(shots, `${name}-${what}.png`));

      // Nobody is told anything before they have signed in, and the link works once.
      await page.open(`http://127.0.0.1:${port}/`);
      await says(page).toContain('Sign in to Snapferry');
      await shoot('sign-in');
      await page.open(served.link);
      await says(page).toContain('Drop pictures anywhere in this window');
      expect(await page.evaluate('location.href')).toBe(`http://127.0.0.1:${port}/`);
      expect(await page.evaluate('document.cookie')).toBe('');
      await shoot('empty');
      const again = await page.evaluate(`fetch('/web/sign-in', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: ${JSON.stringify(JSON.stringify({ link: served.link.split('#')[1] }))},
    }).then(({ status }) => status)`);
      expect(again).toBe(401);

      // What only a desktop can do is not there.
      expect(await textOf(page)).not.toContain('Capture');
      expect(await textOf(page)).not.toContain('Try it without an account');

      await hand(page, 'drop', dropped, 'dropped.png');
      await expect.poll(() => sandbox.pictures().length, patiently).toBe(1);
      await hand(page, 'paste', pasted, 'pasted.png');
      await expect.poll(() => sandbox.pictures().length, patiently).toBe(2);
      await says(page).toContain('dropped.png');
      await says(page).toContain('pasted.png');
      await says(page).toMatch(/Copy link|Done/);
      await expect
        .poll(
          () =>
            page.evaluate(
              `[...document.querySelectorAll('img')].filter(({ src, naturalWidth }) => src.includes('/web/thumbnail/') && naturalWidth > 0).length`,
            ),
          patiently,
        )
        .toBeGreaterThan(0);
      await shoot('uploaded');

      await press(page, 'Settings');
      await says(page).toContain('Language');
      expect(await textOf(page)).not.toContain('Hotkeys');
      await page.evaluate(`(() => {
      const button = [...document.querySelectorAll('[data-section="look"] button')].at(-1);
      button.click();
    })()`);
      await press(page, 'Deutsch');
      await expect.poll(() => page.evaluate('document.documentElement.lang'), patiently).toBe('de');
      await says(page).toContain('Warteschlange');
      await shoot('settings');

      // The session is signed by the key: it outlives the engine.
      await served.kill();
      await says(page).toContain('Die Verbindung zu Snapferry ist abgebrochen');
      await shoot('lost');
      const back = await serve({ profile, sandbox, port });
      await expect.poll(() => textOf(page), patiently).not.toContain('abgebrochen');
      await press(page, 'Warteschlange');
      await says(page).toContain('dropped.png');

      // Under another key there is no session any more, and the page says how to get one.
      await back.kill();
      const other = await serve({ profile, sandbox, port, key: 'another key' });
      await says(page).toContain('snapferry web-link');
      await shoot('signed-out');
      await page.open(other.link);
      await says(page).toContain('dropped.png');
      await other.kill();
    },
    240_000,
  );
}
