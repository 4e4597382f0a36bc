// Every screen in both colour schemes: drawn without an error, found without fault by axe (WCAG 2.2 AA), and kept as a
// picture.
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { faults } from './harness/axe';
import { closeAll, keepFailure, launch, type Till } from './harness/launch';
import { Frame } from './harness/pages';
import { foundAndSignIn, stockUp } from './harness/store';

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

test.each(SCREENS)('%s', async (screen) => {
  await till.page.getByRole('navigation').getByRole('button', { name: screen }).click();
  await new Frame(till.page).shows(screen);
  expect(await faults(till)).toEqual([]);
  await till.shoot(`screen-${screen.toLowerCase()}`);
});
