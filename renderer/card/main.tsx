import { createRoot } from 'react-dom/client';
import { createBridge } from '../bridge.ts';
import { createPageTranslator } from '../page-translator.ts';
import { linkFormNames } from '../text/link-form-names.ts';
import { applyTheme } from '../theme/theme.ts';
import { CaptureCardStack } from './CaptureCardStack.tsx';
import { openCardFeed } from './card-feed.ts';

const bridge = createBridge(window.snapferry);

async function start(): Promise<void> {
  applyTheme('system');
  const feed = openCardFeed(bridge);
  const answer = await bridge.shell.captureCards({});
  if (!answer.ok) return;
  const { cards, language, templates } = answer.value;
  feed.set(cards);
  const i18n = await createPageTranslator(bridge, language);
  const place = document.getElementById('root');
  if (!place) throw new Error('The page has no root');
  createRoot(place).render(
    <CaptureCardStack bridge={bridge} i18n={i18n} forms={linkFormNames(i18n, templates)} feed={feed} />,
  );
}

void start();
