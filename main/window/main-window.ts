// The window: a sandboxed page on the till's screen, and nothing of Node in it. It must not know what the page shows.
import { BrowserWindow, nativeTheme, type IpcMainInvokeEvent } from 'electron';

export const TITLE = 'Unitill';
/** The usual till screen. */
const SIZE = { width: 1366, height: 768, minWidth: 1024, minHeight: 640 };
/** Behind the page until it is drawn: a white flash in a dark stock room is unkind. */
const BACKGROUND = { light: '#ffffff', dark: '#1a1b1e' };

export type WindowParts = {
  readonly preload: string;
  readonly inspectable: boolean;
};

/** Makes the window, empty and hidden; it is shown when the page that is loaded into it has something to see. */
export function makeWindow({ preload, inspectable }: WindowParts): BrowserWindow {
  const window = new BrowserWindow({
    ...SIZE,
    title: TITLE,
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light,
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      // It would fetch dictionaries, and underline serials.
      spellcheck: false,
      // The first beep of the day comes before anybody clicks.
      autoplayPolicy: 'no-user-gesture-required',
      devTools: inspectable,
    },
  });
  window.on('page-title-updated', (event) => event.preventDefault());
  window.once('ready-to-show', () => window.show());
  return window;
}

/** Brings the window to whoever asked for a second one. */
export function focusWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

/** A message counts only if it comes from the page itself, not from a frame in it, and the page is still ours. */
export function isFromPage(window: BrowserWindow | null, origin: string, event: IpcMainInvokeEvent): boolean {
  const frame = event.senderFrame;
  if (window === null || window.isDestroyed() || frame === null) return false;
  return event.sender === window.webContents && frame === event.sender.mainFrame && originOf(frame.url) === origin;
}

/** `URL.origin` is "null" for schemes that it does not know. */
function originOf(url: string): string {
  const { protocol, host } = new URL(url);
  return `${protocol}//${host}`;
}
