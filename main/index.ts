// The life of the program: folders, one instance a ledger, ledger thread, door, window, paper, and their end in the other
// order. It ties parts together and decides nothing about goods or money.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { app, Menu, type BrowserWindow } from 'electron';
import { aboutThis } from './about';
import { backUpDaily, type Backups } from './backups';
import { loadHid, loadSerial } from './devices/libraries';
import { ScanOutbox } from './devices/scan-outbox';
import { Scanners, type ScannersParts } from './devices/scanners';
import type { Door } from './ipc/register';
import { LedgerClient } from './ledger-thread/client';
import { LedgerReader } from './ledger-thread/reader-client';
import { log, openLog } from './log';
import { verifyNightly, type Nightly } from './nightly';
import type { Paper } from './paper';
import { foldersOf, type Folders } from './paths';
import { CustomerWindow } from './window/customer-window';
import { lockDown } from './window/lockdown';
import { focusWindow, isFromPage, makeWindow } from './window/main-window';
import { ORIGIN, registerScheme, servePage } from './window/page-source';

const here = path.dirname(fileURLToPath(import.meta.url));
/** A page that dies again and again is not reloaded for ever. */
const MAX_RELOADS = 3;
/** Paper and ledger end within this time, or without it: the ledger is whole at any moment. */
const END_MS = 5_000;
/** The page draws itself in this time after it was loaded; only then is anything started that nobody waits for. */
const SETTLE_MS = 300;

function main(): void {
  const folders = foldersOf(process.argv, process.env, app.getPath('userData'));
  app.setPath('userData', folders.profile);
  if (!app.requestSingleInstanceLock()) {
    process.stderr.write(`Unitill already has ${folders.ledger} open; its window was brought to the front.\n`);
    app.exit(1);
    return;
  }
  openLog(folders.log);
  registerScheme();
  run(folders);
}

function run(folders: Folders): void {
  let window: BrowserWindow | null = null;
  let paper: Paper | null = null;
  let door: Door | null = null;
  let nightly: Nightly | null = null;
  let backups: Backups | null = null;
  let ending = false;
  const options = { folder: folders.ledger, keyFolder: folders.keys, access: 'write' } as const;
  const ledger = new LedgerClient(options, {
    start: () => new Worker(new URL('./ledger-worker.js', import.meta.url)),
    log,
    onChange: (what) => {
      if (what === 'died') door?.sessions.signOutAll();
      if (what === 'state') paper?.wake();
      door?.tell(what === 'waiting' ? ['house'] : ['house', 'session']);
    },
  });
  const reader = new LedgerReader(options, {
    start: () => new Worker(new URL('./ledger-reader.js', import.meta.url)),
    log,
  });
  const { outbox, scanners } = makeScanners(folders.profile);
  const { address, origin } = pageOf();

  app.on('second-instance', () => window && focusWindow(window));
  app.on('window-all-closed', () => app.quit());
  endWith(async () => {
    ending = true;
    nightly?.stop();
    backups?.stop();
    await scanners.stop();
    await paper?.stop();
    await reader.close();
    await ledger.close();
  });
  // Not awaited at the top level: Electron becomes ready only after this module has run to its end.
  void app.whenReady().then(async () => {
    Menu.setApplicationMenu(menu());
    lockDown(origin);
    servePage(path.join(here, '../renderer'));
    window = makeWindow({ preload: path.join(here, '../preload/index.cjs'), inspectable: !app.isPackaged });
    keepAlive(window, () => door);
    // What checks messages is loaded while the window is being made, and is there before the page can send any.
    const { openDoor } = await import('./ipc/register');
    const customer = customerWindow(window, address);
    door = openDoor({
      ledger,
      reader,
      isOurs: (event) => isFromPage(window, origin, event),
      windows: () => (window && !window.isDestroyed() ? [window.webContents] : []),
      preview: async (what) => paper?.preview(what) ?? null,
      printQueues: async () => paper?.printQueues() ?? [],
      about: () => aboutThis(folders.ledger),
      showCustomer: (view) => customer.show(view),
      outbox,
      scanners,
      onCommit: () => paper?.wake(),
      log,
    });
    await window.loadURL(address).catch((error: unknown) => log(`page: ${String(error)}`));
    await pause(SETTLE_MS);
    if (ending) return;
    nightly = verifyNightly({ ledger, reader, folder: folders.profile, log });
    backups = backUpDaily({ reader, ledgerFolder: folders.ledger, log });
    await scanners.start();
    paper = await startPaperLater(folders, ledger, () => door?.tell(['jobs']));
  });
}

function makeScanners(folder: string): { readonly outbox: ScanOutbox; readonly scanners: Scanners } {
  const outbox = new ScanOutbox();
  const onScan: ScannersParts['onScan'] = (text, via) => outbox.put(text, via);
  return { outbox, scanners: new Scanners({ folder, loadSerial, loadHid, onScan, log }) };
}

function customerWindow(till: BrowserWindow, address: string): CustomerWindow {
  const preload = path.join(here, '../preload/customer.cjs');
  return new CustomerWindow({ preload, address: new URL('customer.html', address).href, till, log });
}

/** The libraries that draw paper take 90 ms of this thread, which serves the page: they are loaded when it is there. */
async function startPaperLater(folders: Folders, ledger: LedgerClient, onChange: () => void): Promise<Paper> {
  const { startPaper } = await import('./paper');
  try {
    mkdirSync(folders.paper, { recursive: true });
  } catch (error) {
    // Each job says so where its printer is this folder; other printers go on.
    log(`no folder for paper: ${String(error)}`);
  }
  return startPaper({ ledger, folder: folders.paper, onChange, log });
}

/** The built page; from a checkout also the development server's, never in a package. */
function pageOf(): { readonly address: string; readonly origin: string } {
  const server = app.isPackaged ? undefined : process.env['ELECTRON_RENDERER_URL'];
  return server ? { address: server, origin: new URL(server).origin } : { address: `${ORIGIN}/`, origin: ORIGIN };
}

/** Control characters of scanners are the menu's shortcuts (Ctrl+W, Ctrl+R), so there is none; a Mac cannot copy without. */
function menu(): Menu | null {
  if (process.platform !== 'darwin') return null;
  return Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }]);
}

/** A page that died is loaded again, with nobody signed in; what it showed is in the ledger. */
function keepAlive(window: BrowserWindow, door: () => Door | null): void {
  const id = window.webContents.id;
  let reloads = 0;
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    log(`page gone: ${reason} ${exitCode}`);
    door()?.sessions.signOut(id);
    reloads += 1;
    if (reloads <= MAX_RELOADS && !window.isDestroyed()) window.webContents.reload();
  });
  window.webContents.on('destroyed', () => door()?.sessions.signOut(id));
}

/** Electron quits in the middle of whatever is open unless it is held once. */
function endWith(end: () => Promise<void>): void {
  let ended = false;
  app.on('will-quit', (event) => {
    if (ended) return;
    event.preventDefault();
    const limit = new Promise((resolve) => setTimeout(resolve, END_MS));
    const quit = (): void => {
      ended = true;
      app.quit();
    };
    // Not at once: Electron does not hear a second quit before the first has been held.
    void Promise.race([end(), limit]).finally(() => setImmediate(quit));
  });
}

process.on('uncaughtException', (error) => log(`uncaught: ${error.stack ?? error.message}`));
process.on('unhandledRejection', (reason) =>
  log(`unhandled: ${reason instanceof Error ? reason.stack : String(reason)}`),
);
main();
