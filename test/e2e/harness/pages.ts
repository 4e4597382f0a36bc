// The screens as a person sees them: what to look for and which keys to press. Keys have a person's pace where it matters,
// since what comes faster is taken for a scanner.
import type { Locator, Page } from 'playwright-core';

/** A quick typist; below 35 ms a key the wedge detector begins to wonder. */
const KEY_DELAY_MS = 45;

/** Types as a person does, into whatever has the focus. */
export async function typeSlowly(page: Page, text: string): Promise<void> {
  await page.keyboard.type(text, { delay: KEY_DELAY_MS });
}

/** The question of the first start. */
export class FirstRun {
  constructor(private readonly page: Page) {}

  /** Waits for the first question of a ledger that is new. */
  async appears(): Promise<void> {
    await this.page.getByRole('heading', { name: 'Welcome to Unitill' }).waitFor();
  }

  /** Founds a company by keys alone, from the first question to the recovery code, and gives that code. */
  async found(entries: {
    readonly company: string;
    readonly branch: string;
    readonly owner: string;
    readonly pin: string;
  }) {
    await this.appears();
    await this.page.getByRole('button', { name: 'New company' }).and(this.page.locator(':focus')).waitFor();
    await this.page.keyboard.press('Enter');
    const company = this.page.getByLabel('Company name');
    await company.and(this.page.locator(':focus')).waitFor();
    await typeSlowly(this.page, entries.company);
    await this.fill('Branch name', entries.branch);
    await this.fill('Name of the owner', entries.owner);
    await this.fill('PIN of the owner, 4 to 12 digits', entries.pin);
    await this.fill('The PIN again', entries.pin);
    await this.page.keyboard.press('Enter');
    const code = this.page.getByTestId('recovery-code');
    await code.waitFor();
    return (await code.textContent()) ?? '';
  }

  /** Says that the code is written down, and goes on. */
  async codeIsWritten(): Promise<void> {
    await this.page.getByRole('checkbox').and(this.page.locator(':focus')).waitFor();
    await this.page.keyboard.press('Space');
    await this.page.getByRole('button', { name: 'Go on to sign in' }).press('Enter');
  }

  private async fill(label: string, text: string): Promise<void> {
    await tabTo(this.page, this.page.getByLabel(label, { exact: true }));
    await typeSlowly(this.page, text);
  }
}

export class SignIn {
  constructor(private readonly page: Page) {}

  async appears(): Promise<void> {
    await this.page.getByLabel(/^PIN of/u).waitFor();
  }

  /** Whoever stands there already. */
  async as(pin: string): Promise<void> {
    await this.page
      .getByLabel(/^PIN of/u)
      .and(this.page.locator(':focus'))
      .waitFor();
    await typeSlowly(this.page, pin);
    await this.page.keyboard.press('Enter');
  }
}

/** The frame around every screen at work. */
export class Frame {
  constructor(private readonly page: Page) {}

  /** Waits until a screen is open, named as on its tab. */
  async shows(screen: string): Promise<void> {
    await this.page.getByRole('main', { name: screen, exact: true }).waitFor();
  }

  get scanField(): Locator {
    return this.page.locator('input[data-scan-field]');
  }

  /** What came of the last scan or key. */
  get result(): Locator {
    return this.page.getByTestId('result');
  }

  /** Waits until the list on screen has exactly so many rows, drawn or not. */
  async rows(count: number): Promise<void> {
    await this.page.locator(`[role="option"][aria-setsize="${count}"]`).first().waitFor();
  }

  /** Waits for the scan field to be armed: where every key and scan of the next moment goes. */
  async armed(): Promise<void> {
    await this.scanField.and(this.page.locator(':focus')).waitFor();
  }
}

/** Presses Tab until a place has the focus: what a mouse can reach, keys must reach. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  const MOST_STOPS = 60;
  for (let stops = 0; stops < MOST_STOPS; stops += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach ${String(target)}`);
}
