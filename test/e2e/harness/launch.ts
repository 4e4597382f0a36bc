// Starts the real program in the real Electron, with a folder of its own for ledger, keys and profile, and drives it from
// outside. Everything waits for what is on screen or for an event; nothing waits for time to pass.
import { execFileSync } from 'node:child_process';
import { chownSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import type { Desktop } from '../../../shared/contract/desktop';

export const ROOT = path.resolve(import.meta.dirname, '..', '..', '..');
const SHOTS = path.join(ROOT, 'test-results', 'shots');
/** Everything that a test waits for takes a second at most, even on two busy cores. */
const PATIENCE_MS = 10_000;
/** The user that nobody is on Linux: for windows with Chromium's sandbox on, which root cannot have. */
const NOBODY = 65_534;

export type LaunchOptions = {
  /** A folder of an earlier launch, to open the same ledger again. */
  readonly folder?: string;
  /** Run as an unprivileged user, so that the sandbox is on. */
  readonly asNobody?: boolean;
  readonly env?: Readonly<Record<string, string>>;
};

export class Till {
  constructor(
    readonly app: ElectronApplication,
    readonly page: Page,
    readonly folder: string,
  ) {}

  get ledger(): string {
    return path.join(this.folder, 'ledger');
  }

  /** Where labels and slips go while no printer is set up. */
  get paper(): string {
    return `${this.ledger}-paper`;
  }

  /** Calls the API of the page itself, as the renderer does. */
  api<Result, Arg = undefined>(use: (desktop: Desktop, arg: Arg) => Promise<Result>, arg?: Arg): Promise<Result> {
    const body = `(${use.toString()})(window.unitill, ${JSON.stringify(arg) ?? 'undefined'})`;
    return this.page.evaluate(body) as Promise<Result>;
  }

  /** Pictures of the page in both colour schemes, kept under test-results/shots. */
  async shoot(name: string): Promise<void> {
    mkdirSync(SHOTS, { recursive: true });
    for (const colorScheme of ['light', 'dark'] as const) {
      await this.page.emulateMedia({ colorScheme });
      await this.page.screenshot({ path: path.join(SHOTS, `${name}-${colorScheme}.png`) });
    }
    await this.page.emulateMedia({ colorScheme: null });
  }

  /** Gives this window the keyboard; with no window manager the server decides else. */
  focus(): void {
    const pid = String(this.app.process().pid);
    const found = execFileSync('xdotool', ['search', '--onlyvisible', '--pid', pid, '--name', '^Unitill$']);
    const window = found.toString().trim().split('\n').at(-1) ?? '';
    execFileSync('xdotool', ['windowfocus', '--sync', window]);
  }

  /** Closes the program as a person does, and waits until it is gone. One that hangs is killed, and that is an error. */
  async close(): Promise<void> {
    const child = this.app.process();
    const limit = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
    await this.app.close();
    clearTimeout(limit);
    if (child.signalCode === 'SIGKILL') throw new Error('the program did not end when it was closed');
  }
}

const folders: string[] = [];
const open = new Set<Till>();
/** What pages threw and nobody caught: `closeAll` fails over it. */
const thrown: string[] = [];

/** A new folder, removed by `closeAll`. */
export function newFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'unitill-e2e-'));
  folders.push(folder);
  return folder;
}

/** How the program is started on this folder: with Playwright or by a test that watches it end. */
export function launchLine({ folder, asNobody = false, env = {} }: LaunchOptions & { readonly folder: string }) {
  const electron = process.env['ELECTRON_EXEC_PATH'];
  if (!electron) throw new Error('ELECTRON_EXEC_PATH is not set: run this through npm test');
  const rootless = process.env['UNITILL_NO_SANDBOX'] !== undefined && !asNobody;
  return {
    executablePath: asNobody ? path.join(ROOT, 'build', 'electron-as-nobody.sh') : electron,
    chromiumSandbox: !rootless,
    args: [...(rootless ? ['--no-sandbox'] : []), '--log-level=3', ROOT, '--ledger', path.join(folder, 'ledger')],
    env: {
      ...definedEnv(),
      LANG: 'en_US.UTF-8',
      LC_ALL: '',
      XDG_CONFIG_HOME: folder,
      UNITILL_KEYS: path.join(folder, 'keys'),
      UNITILL_DATA: folder,
      ...env,
    },
  };
}

/** Starts the program and gives it back when its page has loaded. */
export async function launch(options: LaunchOptions = {}): Promise<Till> {
  const folder = options.folder ?? newFolder();
  if (options.asNobody) chownSync(folder, NOBODY, NOBODY);
  const app = await _electron.launch(launchLine({ ...options, folder }));
  app.context().on('weberror', (event) => thrown.push(event.error().stack ?? event.error().message));
  const page = await app.firstWindow();
  page.setDefaultTimeout(PATIENCE_MS);
  const till = new Till(app, page, folder);
  open.add(till);
  app.once('close', () => open.delete(till));
  await page.waitForLoadState('load');
  return till;
}

/** Keeps a picture of every window when a test has failed; for `afterEach`, before `closeAll`. */
export async function keepFailure({
  task,
}: {
  readonly task: { readonly name: string; readonly result?: { readonly state: string } };
}) {
  if (task.result?.state !== 'fail') return;
  mkdirSync(SHOTS, { recursive: true });
  const name = task.name.replaceAll(/[^A-Za-z0-9]+/gu, '-').slice(0, 60);
  for (const { page } of open) await page.screenshot({ path: path.join(SHOTS, `failed-${name}.png`) });
}

/** Ends what a test left open and removes its folders; for `afterEach` or `afterAll`. Fails if a page has thrown. */
export async function closeAll(): Promise<void> {
  await Promise.all([...open].map((till) => till.close()));
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
  if (thrown.length > 0) throw new Error(`the page threw: ${thrown.splice(0).join('\n')}`);
}

function definedEnv(): Record<string, string> {
  const defined = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return Object.fromEntries(defined);
}
