import { createRoot } from 'react-dom/client';
import { createBridge } from '../bridge.ts';
import { createPageTranslator } from '../page-translator.ts';
import { applyTheme } from '../theme/theme.ts';
import { RecordingBar } from './RecordingBar.tsx';

const bridge = createBridge(window.snapferry);
const token = location.hash.slice(1);

async function start(): Promise<void> {
  applyTheme('system');
  const answer = await bridge.shell.recordingScene({ token });
  // Null: it was ended while this page loaded.
  if (!answer.ok || !answer.value.scene) return;
  const i18n = await createPageTranslator(bridge, answer.value.language);
  const place = document.getElementById('root');
  if (!place) throw new Error('The page has no root');
  createRoot(place).render(
    <RecordingBar bridge={bridge} token={token} scene={answer.value.scene} i18n={i18n} />,
  );
}

void start();
