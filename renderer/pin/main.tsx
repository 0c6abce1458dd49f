import { createRoot } from 'react-dom/client';
import { createBridge } from '../bridge.ts';
import { createPageTranslator } from '../page-translator.ts';
import { applyTheme } from '../theme/theme.ts';
import { PinnedPicture } from './PinnedPicture.tsx';

const bridge = createBridge(window.snapferry);
const token = location.hash.slice(1);

async function start(): Promise<void> {
  applyTheme('system');
  // The window shines through where the picture is translucent.
  document.body.style.background = 'transparent';
  document.documentElement.style.background = 'transparent';
  const answer = await bridge.shell.pinView({ token });
  // Null: it was closed while this page loaded.
  if (!answer.ok || !answer.value.view) return;
  const i18n = await createPageTranslator(bridge, answer.value.language);
  const place = document.getElementById('root');
  if (!place) throw new Error('The page has no root');
  createRoot(place).render(
    <PinnedPicture bridge={bridge} token={token} first={answer.value.view} i18n={i18n} />,
  );
}

void start();
