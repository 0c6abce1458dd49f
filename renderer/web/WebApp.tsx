import { useState, useSyncExternalStore } from 'react';
import type { SignInRequest } from '../../contract/web.ts';
import { App } from '../App.tsx';
import { TranslatorProvider } from '../i18n-context.tsx';
import type { WindowServices } from '../state/start-window.ts';
import { WindowProvider } from '../window-context.tsx';
import type { PageConnection } from './page-connection.ts';
import type { PageSession } from './page-session.ts';
import { SignInPage, UnreachablePage } from './SignInPage.tsx';

interface Props {
  readonly connection: PageConnection;
  readonly session: PageSession;
  /** Starts the window at the first connection, and returns it. */
  readonly openWindow: () => WindowServices;
  /** True if somebody came by a link that does not work any more. */
  readonly linkFailed: boolean;
}

/**
 * Renders the window of a browser: as long as nobody is signed in the question for that, then the same as on a desktop.
 * A window that lost its session stays under the question, so that nothing in it is lost.
 */
export function WebApp({ connection, session, openWindow, linkFailed }: Props) {
  const state = useSyncExternalStore(connection.onState, () => connection.state);
  const [parts, setParts] = useState<WindowServices | null>(null);
  if (state === 'open' && parts === null) setParts(openWindow());
  const signIn = async (request: SignInRequest) => {
    const outcome = await session.signIn(request);
    if (outcome === 'done') connection.connect();
    return outcome;
  };
  return (
    <>
      {parts && (
        <div className="h-full" inert={state === 'signed-out'}>
          <WindowProvider parts={parts}>
            <TranslatorProvider>
              <App />
            </TranslatorProvider>
          </WindowProvider>
        </div>
      )}
      {state === 'signed-out' && (
        <div className="fixed inset-0 z-50">
          <SignInPage linkFailed={linkFailed} signIn={signIn} />
        </div>
      )}
      {state === 'lost' && parts === null && <UnreachablePage />}
    </>
  );
}
