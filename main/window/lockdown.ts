// What no page of this program may do, said once for every page that will ever exist in it: go elsewhere, open windows,
// embed others, ask for rights, load from a network (DESIGN 9).
import { app, session, type Session, type WebContents } from 'electron';

/** Locks every page and the session they share; `origin` is where our page comes from. Call when the app is ready. */
export function lockDown(origin: string): void {
  app.on('web-contents-created', (_event, contents) => lockPage(contents));
  lockSession(session.defaultSession, origin);
}

function lockPage(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
}

function lockSession(shared: Session, origin: string): void {
  shared.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  shared.setPermissionCheckHandler(() => false);
  shared.setDevicePermissionHandler(() => false);
  shared.on('will-download', (event) => event.preventDefault());
  shared.webRequest.onBeforeRequest((request, answer) => answer({ cancel: !isLocal(request.url, origin) }));
}

/** The page, what it made itself, and the inspector where there is one. */
function isLocal(url: string, origin: string): boolean {
  const socket = origin.replace(/^http/u, 'ws');
  return (
    [origin, socket].some((own) => url.startsWith(`${own}/`)) || /^(data|blob|devtools|chrome-extension):/u.test(url)
  );
}
