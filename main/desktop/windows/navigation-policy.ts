import { app, type Session, type WebContents } from 'electron';
import { isOwnPage } from './app-resources.ts';

/**
 * Blocks navigation, new windows and webviews in all of our pages.
 * @param developmentServer whose page may reload itself during development; null in a release
 */
export function confineWebContents(developmentServer: string | null): void {
  app.on('web-contents-created', (_, contents) => confine(contents, developmentServer));
}

function confine(contents: WebContents, developmentServer: string | null): void {
  const stay = (event: { preventDefault(): void; readonly url: string }) => {
    if (developmentServer === null || !isOwnPage(event.url, developmentServer)) event.preventDefault();
  };
  contents.on('will-navigate', stay);
  contents.on('will-frame-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/**
 * Denies camera, microphone, location, notifications of pages and all other permissions without asking.
 * @param isPermitted the exceptions
 */
export function permitOnly(
  session: Session,
  isPermitted: (contents: WebContents | null, permission: string) => boolean,
): void {
  session.setPermissionRequestHandler((contents, permission, decide) =>
    decide(isPermitted(contents, permission)),
  );
  session.setPermissionCheckHandler((contents, permission) => isPermitted(contents, permission));
  session.setDevicePermissionHandler(() => false);
}
