// What axe finds wrong with the page as it stands (WCAG 2.2 AA), in both colour schemes.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT, type Till } from './launch';

const AXE = readFileSync(path.join(ROOT, 'node_modules', 'axe-core', 'axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

type Axe = { run: (options: object) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };

/** The rules that are broken, each with the places; empty where all is well. */
export async function faults({ page }: Till): Promise<readonly string[]> {
  await page.evaluate(AXE);
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    found.push(
      ...(await page.evaluate(async (values) => {
        const { axe } = window as unknown as { axe: Axe };
        const { violations } = await axe.run({ runOnly: { type: 'tag', values } });
        return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
      }, RULES)),
    );
  }
  await page.emulateMedia({ colorScheme: null });
  return found;
}
