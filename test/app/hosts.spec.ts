import { readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { expect } from '@playwright/test';
import * as s3Texts from '../../main/engine/hosts/s3/texts.ts';
import { publicUrlField } from '../../main/engine/hosts/storage-fields.ts';
import { callEngine } from '../../scripts/setup/call-engine.ts';
import { dropFiles, type RealApp } from '../../scripts/setup/real-app.ts';
import { startS3 } from '../support/s3-server.ts';
import { clipboardText, i18n, row, test } from './fixtures.ts';
import { fillHostForm, hostForm } from './support/host-form.ts';

const done = i18n.t('state.uploaded');
const toSettings = (app: RealApp) => app.page.getByText(i18n.t('rail.settings'), { exact: true }).click();
const toQueue = (app: RealApp) => app.page.getByText(i18n.t('rail.queue'), { exact: true }).first().click();
const button = (app: RealApp, name: string) => app.page.getByRole('button', { name, exact: true });

test('with wrong credentials pictures wait, go elsewhere when told to, and to the host once these are mended', async ({
  app,
  sandbox,
  picture,
  folder,
}) => {
  const ends: (() => Promise<void>)[] = [];
  const s3 = await startS3({ atEnd: (end) => void ends.push(end) });
  const endpoint = `http://127.0.0.1:${s3.port}`;

  await test.step('a host is added with a secret that is wrong, which its test says', async () => {
    await toSettings(app);
    await button(app, i18n.t('hosts.add')).click();
    await fillHostForm(app, [
      [s3Texts.endpoint.en, endpoint],
      [s3Texts.region.en, s3.region],
      [s3Texts.bucket.en, s3.bucket],
      [s3Texts.accessKeyId.en, s3.accessKeyId],
      [s3Texts.secretAccessKey.en, 'typed wrongly'],
      [publicUrlField(true).label.en, `${endpoint}/${s3.bucket}`],
    ]);
    await hostForm(app)
      .getByRole('button', { name: i18n.t('hosts.form.add'), exact: true })
      .click();
    // It is tested by itself: what is missing is said beside it, and as a notice to who is elsewhere by then.
    await expect(app.page.getByText(i18n.t('hosts.notice.not-well', { service: 'S3' }))).toBeVisible();
    await expect(app.page.getByText(/does not accept these credentials/).first()).toBeVisible();
    await button(app, `${i18n.t('hosts.choose')}: S3`).click();
  });

  const first = [await picture('first.png'), await picture('second.png')];
  await test.step('what was dropped waits, and it is said why', async () => {
    await dropFiles(app, first);
    await expect(app.page.getByText('S3 does not accept these credentials. 2 pictures wait.')).toBeVisible();
    expect(s3.objects.size + sandbox.pictures().length).toBe(0);
  });

  await test.step('it goes to another host at once', async () => {
    await button(app, i18n.t('out.send')).click();
    await button(app, i18n.t('out.confirm')).click();
    for (const file of first) await expect(row(app, basename(file))).toContainText(done);
    expect(sandbox.pictures()).toHaveLength(2);
    await expect(button(app, i18n.t('out.send'))).toHaveCount(0);
  });

  await test.step('a file that makes no host is told by its name, and is no picture', async () => {
    const broken = join(folder, 'broken.sxcu');
    await writeFile(broken, 'not what it should be');
    await dropFiles(app, [broken]);
    await expect(app.page.getByText(i18n.t('hosts.notice.not-added', { name: 'broken.sxcu' }))).toBeVisible();
    expect((await callEngine(app.page, 'jobs', {})).jobs).toHaveLength(2);
  });

  await test.step('the secret is mended in place, and nothing else has to be', async () => {
    await button(app, `${i18n.t('hosts.edit')}: S3`).click();
    await fillHostForm(app, [[s3Texts.secretAccessKey.en, s3.secret]]);
    await hostForm(app)
      .getByRole('button', { name: i18n.t('folders.form.save') })
      .click();
    await expect(hostForm(app)).toHaveCount(0);
    const last = await picture('last.png');
    await toQueue(app);
    await dropFiles(app, [last]);
    await expect(row(app, 'last.png')).toContainText(done);
    // Beside it for a moment what the host, which was changed, is tested with.
    const given = await readFile(last);
    await expect.poll(() => [...s3.objects.values()].map(({ bytes }) => bytes)).toEqual([given]);
    await expect.poll(() => clipboardText(app)).toContain(endpoint);
  });
  for (const end of ends) await end();
});
