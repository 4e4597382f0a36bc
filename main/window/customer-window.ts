// The customer's display: a second window that is told what to show and can say nothing. It never takes the keyboard, since a
// scanner types into whatever has it. On a second screen it fills it; with one screen it is a window beside the till's.
import { BrowserWindow, screen } from 'electron';
import { CUSTOMER_CHANNEL, type CustomerView } from '../../shared/contract/customer-view';

const TITLE = 'Unitill customer display';
/** What small customer displays have. */
const SIZE = { width: 1024, height: 600 };

export type CustomerParts = {
  readonly preload: string;
  /** Where its page is. */
  readonly address: string;
  readonly till: BrowserWindow;
  readonly log: (line: string) => void;
};

export class CustomerWindow {
  readonly #parts: CustomerParts;
  #window: BrowserWindow | null = null;
  #view: CustomerView | null = null;
  /** Closed by hand: it stays away until it is switched on anew. */
  #sentAway = false;

  constructor(parts: CustomerParts) {
    this.#parts = parts;
    parts.till.once('closed', () => this.#close());
  }

  /** Shows this from now on; null closes the display. */
  show(view: CustomerView | null): void {
    this.#view = view;
    if (view === null) {
      this.#sentAway = false;
      this.#close();
    } else if (this.#window) this.#window.webContents.send(CUSTOMER_CHANNEL, view);
    else if (!this.#sentAway && !this.#parts.till.isDestroyed()) this.#open();
  }

  #open(): void {
    const { preload, address, till, log } = this.#parts;
    const second = otherScreen(till);
    const place = second ? second.bounds : SIZE;
    const window = new BrowserWindow({
      ...place,
      title: TITLE,
      show: false,
      focusable: false,
      frame: second === null,
      fullscreen: second !== null,
      autoHideMenuBar: true,
      webPreferences: { preload, contextIsolation: true, sandbox: true, nodeIntegration: false, spellcheck: false },
    });
    this.#window = window;
    window.on('page-title-updated', (event) => event.preventDefault());
    window.once('ready-to-show', () => {
      window.showInactive();
      // Where no window manager is, a new window has the keyboard all the same, and with it the scanner.
      till.focus();
    });
    window.webContents.on('did-finish-load', () => window.webContents.send(CUSTOMER_CHANNEL, this.#view));
    window.on('closed', () => {
      if (this.#window !== window) return;
      this.#window = null;
      this.#sentAway = true;
    });
    window.loadURL(address).catch((error: unknown) => log(`customer display: ${String(error)}`));
  }

  #close(): void {
    const window = this.#window;
    this.#window = null;
    window?.destroy();
  }
}

/** The first screen that the till's window is not on. */
function otherScreen(till: BrowserWindow): Electron.Display | null {
  const own = screen.getDisplayMatching(till.getBounds());
  return screen.getAllDisplays().find((one) => one.id !== own.id) ?? null;
}
