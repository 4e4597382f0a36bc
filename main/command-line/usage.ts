// What is wrong with how the command line was called: a value that the program turns into a refusal, exit status 1.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Arguments } from './arguments';

/** Thrown where an option or a file does not hold what it must; names the option and what to do. */
export class UsageError extends Error {
  constructor(
    readonly where: string,
    readonly problem: string,
  ) {
    super(`${where}: ${problem}`);
  }
}

/** The text of a file that an argument names. */
export function textOf(where: string, file: string | undefined): string {
  if (file === undefined || file === '') throw new UsageError(where, 'names no file');
  const full = path.resolve(file);
  if (!existsSync(full)) throw new UsageError(where, `there is no file ${full}`);
  return readFileSync(full, 'utf8');
}

/** The ledger folder of `--ledger`, or of UNITILL_LEDGER. */
export function ledgerFolder(args: Arguments, env: Readonly<Record<string, string | undefined>>): string {
  const folder = args.options.get('ledger') ?? env['UNITILL_LEDGER'] ?? '';
  if (folder === '') throw new UsageError('ledger', 'name the ledger folder with --ledger FOLDER');
  return path.resolve(folder);
}

/** The PIN in the file of `--pin-file`. */
export function pinOf(args: Arguments): string {
  return textOf('pin-file', args.options.get('pin-file')).trim();
}
