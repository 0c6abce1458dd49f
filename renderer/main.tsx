import './first-catalogue.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { createBridge } from './bridge.ts';
import { untilFirstView } from './first-view.ts';
import { TranslatorProvider } from './i18n-context.tsx';
import { startWindow } from './state/start-window.ts';
import { followTheme } from './theme/follow-theme.ts';
import { applyTheme } from './theme/theme.ts';
import { WindowProvider } from './window-context.tsx';

applyTheme('system');
const parts = startWindow(createBridge(window.snapferry));
followTheme(parts.store);

const root = document.getElementById('root');
if (!root) throw new Error('The page has no root');
void untilFirstView(parts.store).then(() => {
  createRoot(root).render(
    <StrictMode>
      <WindowProvider parts={parts}>
        <TranslatorProvider>
          <App />
        </TranslatorProvider>
      </WindowProvider>
    </StrictMode>,
  );
});
