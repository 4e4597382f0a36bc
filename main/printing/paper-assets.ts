// Where the fonts and label formats of the product lie, read once and kept: printing asks for them at every job.
// Knows files and nothing of jobs; a missing or unusable file stops the caller loudly, since it means a bad package.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkLabelFormat, type LabelFormat } from '../../shared/paper/label-format';

/** From a source file or a bundle up to the folder that holds `assets`; a package is never nested deeper. */
const MAX_LEVELS = 5;

export type PaperFonts = {
  readonly label: { readonly regular: Buffer; readonly bold: Buffer };
  readonly slip: { readonly regular: Buffer; readonly bold: Buffer };
};

let fonts: PaperFonts | null = null;
let formats: ReadonlyMap<string, LabelFormat> | null = null;

/** The embedded fonts, as bytes. */
export function paperFonts(): PaperFonts {
  const read = (name: string): Buffer => readFileSync(join(assetsFolder(), 'fonts', name));
  fonts ??= {
    label: { regular: read('RobotoCondensed-Regular.ttf'), bold: read('RobotoCondensed-Bold.ttf') },
    slip: { regular: read('DejaVuSansMono.ttf'), bold: read('DejaVuSansMono-Bold.ttf') },
  };
  return fonts;
}

/** The shipped label formats by id. */
export function labelFormats(): ReadonlyMap<string, LabelFormat> {
  formats ??= readFormats(join(assetsFolder(), 'labels'));
  return formats;
}

/** Reads every format in a folder; throws with the file's name and what is wrong in it. */
function readFormats(folder: string): ReadonlyMap<string, LabelFormat> {
  const found = new Map<string, LabelFormat>();
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
    const check = checkLabelFormat(JSON.parse(readFileSync(join(folder, file), 'utf8')));
    if (check.kind === 'unusable') throw new Error(`label format ${file}: ${check.reasons.join('; ')}`);
    found.set(check.format.id, check.format);
  }
  return found;
}

function assetsFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  for (let level = 0; level < MAX_LEVELS; level += 1) {
    const assets = join(folder, 'assets');
    if (existsSync(join(assets, 'fonts')) && existsSync(join(assets, 'labels'))) return assets;
    folder = dirname(folder);
  }
  throw new Error('the folder assets with fonts and labels is missing from this installation');
}
