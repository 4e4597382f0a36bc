// One person at the till with keyboard and scanner, both real X keys, and a counter of what the hands do (DESIGN 8): a scan is
// one action, a key is one, an amount is one however many digits it has. It knows what a screen shows, not what is right.
import type { Locator } from 'playwright-core';
import { LateKeys } from '../harness/hands';
import { longestGapMs, pressKey, SCANNER_GAP_MS, silence, typeScan } from '../harness/keys';
import type { Till } from '../harness/launch';
import { Frame } from '../harness/pages';
import { userOf, type UserRef } from './plan';

/** A quick typist, from key to key; the scanner makes no pause, and the wedge detector's limit is 35 ms. */
const TYPIST_MS = 45;
/** What a US keyboard needs Shift for. */
const SHIFTED = /[A-Z~!@#$%^&*()_+{}|:"<>?]/u;
/** Of one scan, until the computer is called too busy. */
const MOST_TRIES = 8;
/** Screens have at most as many people and focus stops. */
const MOST_STEPS = 20;

export type Result = {
  readonly tone: string;
  readonly code: string | null;
  readonly words: string;
  /** What the window says it has scanned, as it came. */
  readonly scanned: string;
};

export class Person {
  readonly frame: Frame;
  readonly #till: Till;
  readonly #done: string[] = [];

  constructor(till: Till) {
    this.#till = till;
    this.frame = new Frame(till.page);
  }

  get page(): Till['page'] {
    return this.#till.page;
  }

  /** What was done since the last count, and forgets it. */
  count(): readonly string[] {
    return this.#done.splice(0);
  }

  /** One scan, and what the window says to it. Keys that a busy computer brought late were no scan: it is made again. */
  async scan(text: string): Promise<Result> {
    this.#done.push('scan');
    for (let tries = 1; tries <= MOST_TRIES; tries += 1) {
      await longestGapMs(this.page);
      const result = await this.#answered(async () => {
        await typeScan(text);
        await this.#arrived(text);
      });
      const gapMs = await longestGapMs(this.page);
      if (gapMs <= SCANNER_GAP_MS) return result;
      await silence(this.page);
      const settled = await this.result();
      if (settled.scanned === text) return settled;
      await this.#forget(text, settled, gapMs);
    }
    throw new LateKeys(`this computer was too busy to scan ${text} in ${MOST_TRIES} tries`);
  }

  /** The display may hold the last keys back for a moment; a verdict on the gaps before they came would be none. */
  async #arrived(text: string): Promise<void> {
    const keys = [...text].length + [...text].filter((character) => SHIFTED.test(character)).length + 1;
    await this.page.waitForFunction(
      (count) => ((window as { keysAtMs?: readonly number[] }).keysAtMs ?? []).length >= count,
      keys,
    );
  }

  /** Of late keys a part may have been scanned. What was refused left the document alone; what was taken cannot be mended. */
  async #forget(text: string, { tone, scanned }: Result, gapMs: number): Promise<void> {
    const what = `${Math.round(gapMs)} ms between two keys of ${text}: ${scanned} was ${tone}`;
    if (tone !== 'refused') {
      console.log(`the day begins again: ${what}`);
      throw new LateKeys(what);
    }
    await this.frame.scanField.focus();
    await pressKey('ctrl+a');
    await pressKey('BackSpace');
    await this.page.waitForFunction(
      () => document.querySelector<HTMLInputElement>('input[data-scan-field]')?.value === '',
    );
  }

  /** One key that does something, and what the window says to it. */
  async key(name: string): Promise<Result> {
    this.#done.push(name);
    return this.#answered(() => pressKey(name));
  }

  /** A key whose effect is no result but something that the caller waits for. */
  async bareKey(name: string): Promise<void> {
    this.#done.push(name);
    await silence(this.page);
    await pressKey(name);
  }

  /** Types by hand into what has the focus. */
  async type(text: string, action = 'text'): Promise<void> {
    this.#done.push(action);
    await silence(this.page);
    await typeScan(text, { gapMs: TYPIST_MS, terminator: '' });
  }

  async amount(text: string): Promise<void> {
    await this.type(text, 'amount');
  }

  /** Opens a dialog by its key, answers its one question, and gives what came of it. */
  async answer(key: string, title: string | RegExp, text: string): Promise<Result> {
    await this.bareKey(key);
    await this.dialog(title);
    await this.type(text);
    return this.key('Return');
  }

  /** Waits for a dialog whose first field has the focus. */
  async dialog(title: string | RegExp): Promise<Locator> {
    const dialog = this.page.getByRole('dialog', { name: title });
    await dialog.locator(':focus').waitFor();
    return dialog;
  }

  /** A screen by its number key. */
  async open(screen: string): Promise<void> {
    const tabs = await this.page.getByRole('navigation', { name: 'Screens' }).getByRole('button').allInnerTexts();
    const at = tabs.findIndex((tab) => tab.startsWith(screen));
    await this.bareKey(`alt+${at + 1}`);
    await this.frame.shows(screen);
    await this.frame.armed();
  }

  /** At the sign-in page: the arrow to the own name, the PIN. */
  async signIn(who: UserRef, screen: string): Promise<void> {
    const { name, pin } = userOf(who);
    const mine = this.page.getByLabel(`PIN of ${name}`, { exact: true }).and(this.page.locator(':focus'));
    const any = this.page.getByLabel(/^PIN of/u).and(this.page.locator(':focus'));
    await any.waitFor();
    for (let steps = 0; (await mine.count()) === 0 && steps < MOST_STEPS; steps += 1) {
      const before = (await any.getAttribute('aria-label')) ?? '';
      await pressKey('Down');
      await this.page.getByLabel(before, { exact: true }).waitFor({ state: 'hidden' });
      await any.waitFor();
    }
    await mine.waitFor();
    await this.type(pin);
    await pressKey('Return');
    await this.frame.shows(screen);
  }

  /** The button at the end of the top bar, one step back from the scan field. */
  async signOut(): Promise<void> {
    await this.frame.armed();
    const button = this.page.getByRole('button', { name: 'Sign out' }).and(this.page.locator(':focus'));
    for (let steps = 0; (await button.count()) === 0 && steps < MOST_STEPS; steps += 1) {
      const before = await this.page.evaluateHandle(() => document.activeElement);
      await pressKey('shift+Tab');
      await this.page.waitForFunction((element) => document.activeElement !== element, before);
    }
    await pressKey('Return');
    await this.page.getByLabel(/^PIN of/u).waitFor();
  }

  /** Somebody with the right comes over: chosen from the list, PIN typed. */
  async approve(who: UserRef): Promise<Result> {
    const { name, pin } = userOf(who);
    const dialog = await this.dialog('Approval needed');
    const list = dialog.getByLabel('Who approves', { exact: true });
    await pressKey('shift+Tab');
    await list.and(this.page.locator(':focus')).waitFor();
    for (
      let steps = 0;
      (await list.locator('option:checked').textContent()) !== name && steps < MOST_STEPS;
      steps += 1
    ) {
      const before = await list.inputValue();
      await pressKey('Down');
      await this.page.waitForFunction(
        (value) => document.querySelector<HTMLSelectElement>('[role="dialog"] select')?.value !== value,
        before,
      );
    }
    await pressKey('Tab');
    await dialog.getByLabel('PIN of the person who approves').and(this.page.locator(':focus')).waitFor();
    await this.type(pin, 'PIN');
    return this.key('Return');
  }

  /** What stands as the result now. */
  async result(): Promise<Result> {
    const { result } = this.frame;
    return {
      tone: (await result.getAttribute('data-tone')) ?? '',
      code: await result.getAttribute('data-code'),
      words: (await result.innerText()).replaceAll(/\s+/gu, ' '),
      scanned: await this.page.locator('[class*="lastScan"]').innerText(),
    };
  }

  /** The place of the result is drawn anew for every result, even when the words are the same. */
  async #answered(act: () => Promise<void>): Promise<Result> {
    await silence(this.page);
    const before = await this.frame.result.elementHandle();
    await act();
    await before?.waitForElementState('hidden');
    await this.frame.result.waitFor();
    return this.result();
  }
}
