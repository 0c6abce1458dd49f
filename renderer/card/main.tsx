import { createRoot } from 'react-dom/client';
import { openBridge } from '../bridge.ts';
import { wordsOfPage } from '../page-translator.ts';
import { formNames } from '../text/link-form-names.ts';
import { applyTheme } from '../theme/theme.ts';
import { CardStack } from './CaptureCardStack.tsx';

const bridge = openBridge(window.snapferry);

async function start(): Promise<void> {
  applyTheme('system');
  const answer = await bridge.shell.captureCards({});
  if (!answer.ok) return;
  const { cards, language, templates } = answer.value;
  const words = await wordsOfPage(bridge, language);
  const place = document.getElementById('root');
  if (!place) throw new Error('The page has no root');
  createRoot(place).render(
    <CardStack bridge={bridge} words={words} forms={formNames(words, templates)} first={cards} />,
  );
}

void start();
