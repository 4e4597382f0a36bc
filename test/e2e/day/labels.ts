// Labels on their way from the printer to the scanner: each is taken out of the paper folder as it appears, rendered by
// poppler and read by an independent decoder. What is typed into the window later is what stood on the picture.
import { mkdirSync, readdirSync, renameSync, statSync, readFileSync } from 'node:fs';
import { watch } from 'node:fs/promises';
import path from 'node:path';
import { pagesOf, readByZxing } from '../../devices/paper/readers';
import { sameUnit } from './same-unit';
import type { UnitAt } from './plan';

/** Paper takes a few tenths of a second; a printer that has printed nothing by then is broken. */
const PATIENCE_MS = 10_000;
/** As fine as a hand scanner sees a label that lies before it: two pixels a dot of a 203 dpi printer. */
const CAMERA_DPI = 406;

/** Waits until a finished file of that kind lies in the folder, and gives its path. */
export async function paperIn(folder: string, prefix: string): Promise<string> {
  // Watching begins before the first look, so that no file falls between the two.
  const changes = watch(folder, { signal: AbortSignal.timeout(PATIENCE_MS) })[Symbol.asyncIterator]();
  try {
    for (;;) {
      const found = readdirSync(folder)
        .map((name) => ({ name, file: path.join(folder, name) }))
        .find(({ name, file }) => name.startsWith(prefix) && statSync(file).size > 0);
      if (found) return found.file;
      await changes.next();
    }
  } finally {
    await changes.return?.();
  }
}

type Label = { readonly at: UnitAt; readonly file: string; text: Promise<string> | null };

/** The labels in the receiver's hand, each stuck onto its piece. */
export class Labels {
  readonly #hand: string;
  readonly #labels: Label[] = [];

  constructor(private readonly paper: string) {
    this.#hand = `${paper}-hand`;
    mkdirSync(this.#hand, { recursive: true });
  }

  /** Takes the label that comes out now and sticks it onto this piece. */
  async take(at: UnitAt): Promise<void> {
    this.#labels.push({ at, file: this.put(await paperIn(this.paper, 'label-')), text: null });
  }

  /** Takes any paper away from the printer; gives where it is now. */
  put(printed: string): string {
    const file = path.join(this.#hand, path.basename(printed));
    renameSync(printed, file);
    return file;
  }

  get count(): number {
    return this.#labels.length;
  }

  /** What a scanner reads on the label of this piece. */
  read(at: UnitAt): Promise<string> {
    const label = this.#of(at);
    label.text ??= this.#decode(label);
    return label.text;
  }

  fileOf(at: UnitAt): string {
    return this.#of(at).file;
  }

  #of(at: UnitAt): Label {
    const label = this.#labels.find((one) => sameUnit(one.at, at));
    if (!label) throw new Error(`no label is on ${JSON.stringify(at)}`);
    return label;
  }

  /** Which piece carries this serial. */
  async whoHas(serial: string): Promise<UnitAt | undefined> {
    for (const { at } of this.#labels) if ((await this.read(at)) === serial) return at;
    return undefined;
  }

  /** Both symbols must say the same; they are read in turn, so that both kinds of scanner are played. */
  async #decode({ file }: Label): Promise<string> {
    const folder = `${file}.pages`;
    mkdirSync(folder);
    const [page = ''] = await pagesOf(file, CAMERA_DPI, folder);
    const { code128, dataMatrix } = await readByZxing(readFileSync(page));
    if (code128 === null || code128 !== dataMatrix) {
      throw new Error(`${path.basename(file)} reads as ${code128} by its bars and ${dataMatrix} by its square`);
    }
    return code128;
  }
}
