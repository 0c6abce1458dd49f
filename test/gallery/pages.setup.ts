import { test } from '@playwright/test';
import { build } from 'vite';
import { bridgeConfig, pagesConfig } from './vite.config.ts';

test('the pages of the gallery are built', async () => {
  test.setTimeout(120_000);
  await build(pagesConfig);
  await build(bridgeConfig);
});
