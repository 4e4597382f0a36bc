// Packs a test package and looks at what a store would get: its fuses, its names, and that it starts from what is in it.
// Part of the full suite only (UNITILL_FULL=1), since packing takes several seconds; needs Electron and a display.
import { getCurrentFuseWire, FuseV1Options } from '@electron/fuses';
import { extractFile, listPackage } from '@electron/asar';
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const PACKING_TIMEOUT_MS = 180_000;
const START_TIMEOUT_MS = 60_000;
const CLEANING_TRIES = 20;
const CLEANING_PAUSE_MS = 200;

const project = process.cwd();
const unpacked = path.join(project, 'release', 'linux-unpacked');
const executable = path.join(unpacked, 'unitill-test');
const archive = path.join(unpacked, 'resources', 'app.asar');
// A fuse is one character in the executable.
const OFF = '0'.charCodeAt(0);
const ON = '1'.charCodeAt(0);
const wanted = Boolean(process.env['UNITILL_FULL'] && process.env['ELECTRON_EXEC_PATH'] && process.env['DISPLAY']);

/** Starts the package; a hardened one can be reached through Chromium's own debugging port only. */
function start(home: string): { child: ChildProcess; address: Promise<string> } {
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const child = spawn(executable, [...sandbox, '--remote-debugging-port=0'], {
    env: { ...process.env, HOME: home, XDG_CONFIG_HOME: home },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const address = new Promise<string>((resolve, reject) => {
    let said = '';
    child.stderr.on('data', (data) => {
      said += String(data);
      const match = /DevTools listening on (ws:\S+)/.exec(said);
      if (match?.[1]) resolve(match[1]);
    });
    child.on('exit', (code) => reject(new Error(`it ended with ${code}: ${said}`)));
  });
  return { child, address };
}

describe.skipIf(!wanted)('a test package', () => {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'unitill-package-'));

  beforeAll(() => {
    execFileSync(process.execPath, ['build/package.mjs', 'dir'], { cwd: project, stdio: 'ignore' });
  }, PACKING_TIMEOUT_MS);

  // The engine's helpers write for a moment after the program was killed; what they wrote since is listed anew by each try, which
  // the retries of rmSync itself do not.
  afterAll(async () => {
    for (let tries = 1; ; tries += 1) {
      try {
        return fs.rmSync(home, { recursive: true, force: true });
      } catch (error) {
        if (tries === CLEANING_TRIES) throw error;
        await pause(CLEANING_PAUSE_MS);
      }
    }
  });

  it('has the fuses of a till: no Node by environment, no inspector, no app but its own', async () => {
    const fuses = await getCurrentFuseWire(executable);
    const off = [FuseV1Options.RunAsNode, FuseV1Options.EnableNodeOptionsEnvironmentVariable];
    off.push(FuseV1Options.EnableNodeCliInspectArguments, FuseV1Options.GrantFileProtocolExtraPrivileges);
    const on = [FuseV1Options.OnlyLoadAppFromAsar, FuseV1Options.EnableCookieEncryption];
    expect(off.map((fuse) => fuses[fuse])).toEqual(off.map(() => OFF));
    expect(on.map((fuse) => fuses[fuse])).toEqual(on.map(() => ON));
  });

  it('is named a test package', () => {
    const manifest = JSON.parse(extractFile(archive, 'package.json').toString()) as Record<string, unknown>;
    expect(manifest).toMatchObject({ name: 'unitill-test', productName: 'Unitill Test', unitillPackage: 'test' });
  });

  it('holds no source, no test and no addon of another platform', () => {
    const files = listPackage(archive, { isPack: false });
    const foreign = files.filter((file) =>
      /\.(ts|tsx|map)$|^\/(test|build)\/|(darwin|win32|arm64)[^/]*\.node$/.test(file),
    );
    expect(foreign).toEqual([]);
    expect(files).toContain('/dist/main/index.js');
  });

  it(
    'starts and shows its page',
    async () => {
      const { child, address } = start(home);
      try {
        const browser = await chromium.connectOverCDP(await address);
        const context = browser.contexts()[0];
        const page = context?.pages()[0] ?? (await context?.waitForEvent('page'));
        await page?.waitForFunction(() => document.body.innerText.trim().length > 0);
        expect(page?.url()).toMatch(/^app:\/\//);
        await browser.close();
      } finally {
        child.removeAllListeners('exit');
        child.kill('SIGKILL');
      }
    },
    START_TIMEOUT_MS,
  );
});
