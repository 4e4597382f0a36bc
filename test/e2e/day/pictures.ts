// Pictures of the day: always kept with the test results, and with UNITILL_PICTURES=1 in docs/pictures for the guide.
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PNG } from 'pngjs';
import { pagesOf } from '../../devices/paper/readers';
import { ROOT, type Till } from '../harness/launch';
import { packedPng } from './packed-png';

const SHOTS = path.join(ROOT, 'test-results', 'shots');
const GUIDE = path.join(ROOT, 'docs', 'pictures');
const WINDOW = { width: 1366, height: 768 } as const;

/** The window as large as the usual till screen, whatever the display leaves of it. */
export async function sizeWindow({ page }: Till): Promise<void> {
  await page.setViewportSize(WINDOW);
}

/** The page as it stands, in these colour schemes. */
export async function picture(till: Till, name: string, schemes: readonly ('light' | 'dark')[]): Promise<void> {
  for (const colorScheme of schemes) {
    await till.page.emulateMedia({ colorScheme });
    keep(`${name}-${colorScheme}`, await till.page.screenshot({ animations: 'disabled' }));
  }
  await till.page.emulateMedia({ colorScheme: null });
}

/** The first page of a printed PDF. */
export async function paperPicture(pdf: string, name: string, dpi: number): Promise<void> {
  const folder = path.join(path.dirname(pdf), `picture-${name}`);
  mkdirSync(folder, { recursive: true });
  const [page] = await pagesOf(pdf, dpi, folder);
  if (page === undefined) throw new Error(`${pdf} has no page`);
  mkdirSync(SHOTS, { recursive: true });
  copyFileSync(page, path.join(SHOTS, `${name}.png`));
  if (process.env['UNITILL_PICTURES']) {
    mkdirSync(GUIDE, { recursive: true });
    copyFileSync(page, path.join(GUIDE, `${name}.png`));
  }
}

function keep(name: string, shot: Buffer): void {
  mkdirSync(SHOTS, { recursive: true });
  writeFileSync(path.join(SHOTS, `${name}.png`), shot);
  if (!process.env['UNITILL_PICTURES']) return;
  mkdirSync(GUIDE, { recursive: true });
  writeFileSync(path.join(GUIDE, `${name}.png`), packedPng(PNG.sync.read(shot)));
}
