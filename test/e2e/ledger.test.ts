// The window over its ledger when the world gets in the way: a crash, a file that is busy, another computer.
import path from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { afterEach, expect, test } from 'vitest';
import { closeAll, keepFailure, launch, type Till } from './harness/launch';
import { Frame, SignIn } from './harness/pages';
import { ask, askUntil, call, foundAndSignIn, must, PIN, soldSoFar, stockUp } from './harness/store';

afterEach(async (context) => {
  await keepFailure(context);
  await closeAll();
});

/** Opens a sale by the contract and puts units on it. */
async function saleOf(till: Till, serials: readonly string[]): Promise<string> {
  const opened = await must(till, 'openDraft', { kind: 'sale' });
  const draft = opened.result.draft?.id ?? '';
  for (const text of serials) await must(till, 'scan', { draft, text });
  return draft;
}

test('killed in the middle of a sale: the sale is there at the next start, and so is its cashier after the PIN', async () => {
  const till = await launch();
  await foundAndSignIn(till);
  const { serials } = await stockUp(till, 2);
  await saleOf(till, serials);
  const gone = new Promise<void>((resolve) => till.app.once('close', () => resolve()));
  till.app.process().kill('SIGKILL');
  await gone;
  const again = await launch({ folder: till.folder });
  await new SignIn(again.page).as(PIN);
  await new Frame(again.page).rows(2);
  expect(await soldSoFar(again)).toEqual(serials);
});

test('while another program holds the file, the sale waits, the screen can say why, and then it is taken once', async () => {
  const till = await launch();
  await foundAndSignIn(till);
  const { serials } = await stockUp(till, 1);
  const draft = await saleOf(till, []);
  const other = new BetterSqlite(path.join(till.ledger, 'ledger.db'));
  other.exec('BEGIN IMMEDIATE');
  const scanned = call(till, 'scan', { draft, text: serials[0] });
  const waiting = await askUntil(till, 'house', {}, ({ readOnlyReason }) => readOnlyReason !== null);
  expect(waiting).toMatchObject({ state: 'ready', readOnlyReason: { code: 'busy', retry: true } });
  other.exec('ROLLBACK');
  other.close();
  expect(await scanned).toMatchObject({ ok: true, repeat: false });
  const after = await askUntil(till, 'house', {}, ({ readOnlyReason }) => readOnlyReason === null);
  expect(after.state).toBe('ready');
  expect(await soldSoFar(till)).toEqual(serials);
});

test('a ledger that was copied to another computer is open for reading only', async () => {
  const till = await launch();
  await foundAndSignIn(till);
  await till.close();
  const env = { UNITILL_KEYS: path.join(till.folder, 'keys-of-another-computer') };
  const copy = await launch({ folder: till.folder, env });
  const house = await ask(copy, 'house');
  expect(house).toMatchObject({ state: 'readOnly', readOnlyReason: { code: 'ledgerOfOtherComputer' } });
  expect(await call(copy, 'openShift', { floatMinor: 0 })).toMatchObject({
    ok: false,
    fault: { code: 'ledgerOfOtherComputer' },
  });
});

test('nobody signed in: nothing is posted, whatever the window says of itself', async () => {
  const till = await launch();
  await foundAndSignIn(till);
  await till.api((desktop) => desktop.signOut());
  expect(await call(till, 'openShift', { floatMinor: 0 })).toMatchObject({
    ok: false,
    refusal: { code: 'notSignedIn' },
  });
  const [owner] = (await ask(till, 'house')).users;
  const forged = await till.page.evaluate((user) => {
    const { unitill } = window as unknown as { unitill: { call: (message: unknown) => Promise<unknown> } };
    return unitill.call({ id: 'forged-0001', name: 'openShift', args: { floatMinor: 0 }, user });
  }, owner?.id);
  expect(forged).toMatchObject({ ok: false, refusal: { code: 'commandMalformed' } });
  await new SignIn(till.page).appears();
});

test('a search runs beside the ledger thread, and a label is shown as the paper that a printer would get', async () => {
  const till = await launch();
  await foundAndSignIn(till);
  const { serials } = await stockUp(till, 3);
  const [first = ''] = serials;
  expect((await ask(till, 'search', { text: 'Ryzen' })).some(({ kind }) => kind === 'item')).toBe(true);
  expect(await ask(till, 'search', { text: first })).toMatchObject([{ kind: 'unit', id: first }]);
  const head = await till.page.evaluate(async (serial) => {
    const { unitill } = window as unknown as { unitill: { preview: (what: object) => Promise<Uint8Array | null> } };
    return [
      String.fromCharCode(...((await unitill.preview({ unit: serial })) ?? []).slice(0, 5)),
      await unitill.preview({ unit: 'K7C999999X' }),
    ];
  }, first);
  expect(head).toEqual(['%PDF-', null]);
});
