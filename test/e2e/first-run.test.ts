// From an empty computer to a signed-in owner, and what the window says where the ledger will not open.
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { closeAll, keepFailure, launch } from './harness/launch';
import { FirstRun, Frame, SignIn } from './harness/pages';
import { ask, foundAndSignIn, PIN } from './harness/store';

/** A backup beside the ledger folder, with the manifest that says it was verified. */
function backUp(ledger: string): string {
  const backup = path.join(`${ledger}-backups`, '2026-11-25.db');
  mkdirSync(path.dirname(backup));
  copyFileSync(path.join(ledger, 'ledger.db'), backup);
  writeFileSync(`${backup}.manifest.json`, '{}');
  return backup;
}

afterEach(async (context) => {
  await keepFailure(context);
  await closeAll();
});

test('first run founds a company and signs in, with the keyboard alone', async () => {
  const till = await launch();
  const firstRun = new FirstRun(till.page);
  await firstRun.appears();
  await till.shoot('first-run');
  const code = await firstRun.found({
    company: 'Meier Elektronik',
    branch: 'Hauptstrasse',
    owner: 'A. Meier',
    pin: '4711',
  });
  expect(code).toMatch(/^[A-HJ-NP-Z2-9-]{16,}$/u);
  await till.shoot('recovery-code');
  await firstRun.codeIsWritten();
  const signIn = new SignIn(till.page);
  await signIn.appears();
  await till.shoot('sign-in');
  await signIn.as('4711');
  await new Frame(till.page).shows('Counter');
  expect(await ask(till, 'house')).toMatchObject({
    state: 'ready',
    company: { name: 'Meier Elektronik' },
    branchName: 'Hauptstrasse',
    training: false,
    user: { name: 'A. Meier', role: 'owner' },
  });
  // Keys lie outside the folder that backups and copies take along (DESIGN 6).
  expect(existsSync(path.join(till.ledger, 'ledger.db'))).toBe(true);
  expect(existsSync(path.join(till.folder, 'keys'))).toBe(true);
  await till.shoot('counter-empty');
});

test('first run opens on a computer that has no language set', async () => {
  const till = await launch({ env: { LANG: 'C.UTF-8' } });
  await new FirstRun(till.page).appears();
  await till.page.keyboard.press('Enter');
  await till.page.getByLabel('Company name').waitFor({ timeout: 5_000 });
});

test('what was founded is there after a restart, nobody is signed in, and a wrong PIN stays outside', async () => {
  const first = await launch();
  await foundAndSignIn(first);
  expect((await ask(first, 'house')).user).toMatchObject({ name: 'A. Meier' });
  await first.close();
  const again = await launch({ folder: first.folder });
  const signIn = new SignIn(again.page);
  await signIn.appears();
  expect((await ask(again, 'house')).user).toBeNull();
  await signIn.as('0000');
  await again.page.getByRole('alert').filter({ hasText: /PIN/u }).waitFor();
  expect((await ask(again, 'house')).user).toBeNull();
  await signIn.as(PIN);
  await new Frame(again.page).shows('Counter');
});

test('a damaged ledger stops at a page that names the file: never an empty stand-in, and the file stays as it is', async () => {
  const till = await launch();
  await foundAndSignIn(till);
  await till.close();
  const file = path.join(till.ledger, 'ledger.db');
  const backup = backUp(till.ledger);
  const damaged = readFileSync(file).fill(0x2a, 0, 4_096);
  writeFileSync(file, damaged);
  const again = await launch({ folder: till.folder });
  const alert = again.page.getByRole('alert');
  await alert.waitFor();
  expect(await alert.textContent()).toContain('ledgerDamaged');
  expect(await alert.textContent()).toContain(file);
  expect(await alert.textContent()).toContain(`newest backup: ${backup}`);
  await again.shoot('ledger-damaged');
  expect(await again.api((desktop) => desktop.ask('items', {}))).toMatchObject({
    ok: false,
    fault: { code: 'ledgerDamaged' },
  });
  await again.close();
  expect(readFileSync(file).equals(damaged)).toBe(true);
});

test('a ledger that another process holds opens by itself as soon as that lets go', async () => {
  const holder = await launch();
  await foundAndSignIn(holder);
  // A profile of its own, so that it is not the one-window rule that refuses.
  const other = await launch({ folder: holder.folder, env: { XDG_CONFIG_HOME: path.join(holder.folder, 'other') } });
  const alert = other.page.getByRole('alert');
  await alert.waitFor();
  expect(await alert.textContent()).toContain(String(holder.app.process().pid));
  await holder.close();
  await new SignIn(other.page).appears();
});
