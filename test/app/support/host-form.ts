import type { Locator } from '@playwright/test';
import type { RealApp } from '../../../scripts/setup/real-app.ts';
import { i18n } from '../fixtures.ts';

/** The form of a host, new or changed. */
export const hostForm = ({ page }: RealApp): Locator => page.getByRole('dialog');

/** Finds a field of the form by its label, whether it is optional or not. */
export const hostField = (app: RealApp, label: string): Locator =>
  hostForm(app)
    .locator('input')
    .and(
      app.page
        .getByLabel(label, { exact: true })
        .or(app.page.getByLabel(i18n.t('hosts.form.optional', { label }), { exact: true })),
    );

/** Types into fields of the form, by their labels. */
export async function fillHostForm(
  app: RealApp,
  values: readonly (readonly [label: string, value: string])[],
): Promise<void> {
  for (const [label, value] of values) await hostField(app, label).fill(value);
}
