// Every screen in both colour schemes: drawn without an error, found without fault by axe (WCAG 2.2 AA), and kept as a
// picture.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { closeAll, keepFailure, launch, ROOT, type Till } from './harness/launch';
import { Frame } from './harness/pages';
import { foundAndSignIn, stockUp } from './harness/store';

const AXE = readFileSync(path.join(ROOT, 'node_modules', 'axe-core', 'axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const SCREENS = ['Counter', 'Receive', 'Returns', 'Units', 'Catalogue', 'Attention', 'Settings'];

let till: Till;
beforeAll(async () => {
  till = await launch();
  await foundAndSignIn(till);
  await new Frame(till.page).shows('Counter');
  await stockUp(till, 3);
});
afterEach(keepFailure);
afterAll(closeAll);

type Axe = { run: (options: object) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };

async function faults(): Promise<readonly string[]> {
  await till.page.evaluate(AXE);
  return till.page.evaluate(async (values) => {
    const { axe } = window as unknown as { axe: Axe };
    const { violations } = await axe.run({ runOnly: { type: 'tag', values } });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
  }, RULES);
}

test.each(SCREENS)('%s', async (screen) => {
  await till.page.getByRole('navigation').getByRole('button', { name: screen }).click();
  await new Frame(till.page).shows(screen);
  for (const colorScheme of ['light', 'dark'] as const) {
    await till.page.emulateMedia({ colorScheme });
    expect(await faults()).toEqual([]);
  }
  await till.shoot(`screen-${screen.toLowerCase()}`);
});
