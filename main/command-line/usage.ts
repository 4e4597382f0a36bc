// What is wrong with how the command line was called: a value that the program turns into a refusal, exit status 1.
import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { realPath } from '../../db/ledger/place';
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
  try {
    return readFileSync(full, 'utf8');
  } catch (error) {
    throw new UsageError(where, `${full} cannot be read: ${(error as NodeJS.ErrnoException).code ?? String(error)}`);
  }
}

/** The path of a file that is there, for what opens it itself. */
export function fileOf(where: string, file: string | undefined): string {
  if (file === undefined || file === '') throw new UsageError(where, 'names no file');
  const full = path.resolve(file);
  if (!existsSync(full)) throw new UsageError(where, `there is no file ${full}`);
  if (!statSync(full).isFile()) throw new UsageError(where, `${full} is a folder; name the file in it`);
  return full;
}

/**
 * The path of a file that is to be written, its folder made. Never over another file, and never beside the ledger, where a
 * name that is erased later must stand in no file (DESIGN 9).
 */
export function newFile(where: string, file: string, ledger: string): string {
  const full = path.resolve(file);
  if (existsSync(full)) throw new UsageError(where, `${full} is already there and is not written over; name another`);
  // By the real names: the folder may have another one, too.
  const inside = path.relative(realPath(ledger), realPath(full));
  if (inside !== '..' && !inside.startsWith(`..${path.sep}`) && !path.isAbsolute(inside))
    throw new UsageError(where, `${full} lies in the folder of the ledger; name a file elsewhere`);
  try {
    mkdirSync(path.dirname(full), { recursive: true });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new UsageError(where, `${path.dirname(full)} cannot be made: ${code}`);
  }
  return full;
}

/** The ledger folder of `--ledger`, or of UNITILL_LEDGER. */
export function ledgerFolder(args: Arguments, env: Readonly<Record<string, string | undefined>>): string {
  const folder = args.options.get('ledger') ?? env['UNITILL_LEDGER'] ?? '';
  if (folder === '') throw new UsageError('ledger', 'name the ledger folder with --ledger FOLDER');
  const full = path.resolve(folder);
  let at = full;
  while (!existsSync(at) && path.dirname(at) !== at) at = path.dirname(at);
  if (existsSync(at) && !statSync(at).isDirectory())
    throw new UsageError('ledger', `${at} is a file, no folder; name another place`);
  return full;
}

/** The PIN in the file of `--pin-file`. */
export function pinOf(args: Arguments): string {
  return textOf('pin-file', args.options.get('pin-file')).trim();
}
