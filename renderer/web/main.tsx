import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import { startWindow, type WindowServices } from '../state/start-window.ts';
import { followTheme } from '../theme/follow-theme.ts';
import { applyTheme } from '../theme/theme.ts';
import { createPageBridge } from './page-bridge.ts';
import { createPageConnection } from './page-connection.ts';
import { createPageSession, takeLinkSecret } from './page-session.ts';
import { WebApp } from './WebApp.tsx';

// The page's policy compiles no text, which would be tried, and reported.
z.config({ jitless: true });

applyTheme('system');
const session = createPageSession();
const connection = createPageConnection({
  session,
  openSocket: (url, protocols) => new WebSocket(url, [...protocols]),
  after(ms, callback) {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
  random: Math.random,
  onNewVersion: () => location.reload(),
});

let opened: WindowServices | null = null;
function openWindow(): WindowServices {
  if (opened) return opened;
  opened = startWindow(createPageBridge(connection, session));
  followTheme(opened.store);
  return opened;
}

const container = document.getElementById('root');
if (!container) throw new Error('The page has no root');
const root = createRoot(container);
const render = (linkFailed: boolean) =>
  root.render(
    <StrictMode>
      <WebApp connection={connection} session={session} openWindow={openWindow} linkFailed={linkFailed} />
    </StrictMode>,
  );

/** Signs in by the link in the address, if there is one, and connects. */
async function enter(): Promise<void> {
  const link = takeLinkSecret();
  render(link !== null && (await session.signIn({ link })) === 'refused');
  connection.connect();
}

// In a tab that is open already a new link only changes what stands behind the `#`.
window.addEventListener('hashchange', () => void enter());
window.addEventListener('online', connection.connect);
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') connection.connect();
});
void enter();
