import { createRoot } from 'react-dom/client';
import type { OverlayChoice } from '../../contract/capture.ts';
import { createBridge } from '../bridge.ts';
import { createPageTranslator } from '../page-translator.ts';
import { applyTheme } from '../theme/theme.ts';
import { Countdown } from './Countdown.tsx';
import { RegionPicker } from './RegionPicker.tsx';
import { WindowPicker } from './WindowPicker.tsx';

const bridge = createBridge(window.snapferry);
const token = location.hash.slice(1);
const choose = (choice: OverlayChoice) => void bridge.shell.overlayChoice({ token, choice });
const drawn = () => void bridge.shell.overlayDrawn({ token });

async function start(): Promise<void> {
  applyTheme('system');
  const answer = await bridge.shell.overlayScene({ token });
  const scene = answer.ok ? answer.value.scene : null;
  if (!answer.ok || !scene) return choose({ kind: 'left' });
  const i18n = await createPageTranslator(bridge, answer.value.language);
  const place = document.getElementById('root');
  if (!place) throw new Error('The page has no root');
  const root = createRoot(place);
  switch (scene.kind) {
    case 'region':
      return root.render(
        <RegionPicker
          scene={scene}
          i18n={i18n}
          onDrawn={drawn}
          onChoose={choose}
          onFocus={(which) => void bridge.shell.overlayFocus({ token, which })}
        />,
      );
    case 'window':
      return root.render(<WindowPicker scene={scene} i18n={i18n} onDrawn={drawn} onChoose={choose} />);
    case 'countdown':
      return root.render(<Countdown scene={scene} i18n={i18n} onDrawn={drawn} onChoose={choose} />);
  }
}

void start();
