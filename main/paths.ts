// Where this installation keeps things: the ledger, the keys beside it but never in it, the window's own profile, the log.
// Pure but for path arithmetic: it looks at arguments and names, never at the disk.
import { createHash } from 'node:crypto';
import path from 'node:path';
import { paperFolder } from '../db/ledger/printers';
import { keyFolder } from './key-folder';

export type Folders = {
  /** ledger.db, its WAL and its lock. */
  readonly ledger: string;
  /** The computer's id, station keys and the company's pepper, which a copied ledger folder must not carry (DESIGN 6). */
  readonly keys: string;
  /** Chromium's profile. One a ledger, since two windows cannot share one and two ledgers may be open side by side. */
  readonly profile: string;
  readonly log: string;
  /** Where paper goes that no printer was set up for: beside the ledger folder, never in it. */
  readonly paper: string;
};

/** `home` is the folder that the system gives this program; `--ledger` goes before UNITILL_LEDGER, that before `home`. */
export function foldersOf(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  home: string,
): Folders {
  const own = path.join(home, 'ledger');
  const ledger = path.resolve(optionOf(argv, 'ledger') ?? nonEmpty(env['UNITILL_LEDGER']) ?? own);
  return {
    ledger,
    keys: keyFolder(env),
    profile: ledger === own ? path.join(home, 'window') : path.join(home, `window-${shortName(ledger)}`),
    log: path.join(home, 'logs', 'unitill.log'),
    paper: paperFolder(ledger),
  };
}

function optionOf(argv: readonly string[], name: string): string | undefined {
  const at = argv.findIndex((argument) => argument === `--${name}` || argument.startsWith(`--${name}=`));
  const found = argv[at];
  if (found === undefined) return undefined;
  return nonEmpty(found.includes('=') ? found.slice(found.indexOf('=') + 1) : argv[at + 1]);
}

const nonEmpty = (text: string | undefined): string | undefined => (text === '' ? undefined : text);

/** Ten characters tell the few ledgers of one computer apart. */
const shortName = (folder: string): string => createHash('sha256').update(folder).digest('hex').slice(0, 10);
