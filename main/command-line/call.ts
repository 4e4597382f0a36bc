// One call of a command or query against an open ledger, as the person that the command line names.
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { LOCAL_COMMANDS, POSTING_COMMANDS, type CommandEnvelope } from '../../shared/contract/commands';
import { QUERIES, type QueryName } from '../../shared/contract/queries';
import { faultOf } from '../../db/ledger/fault';
import { ledgerFile, openLedger, type OpenedLedger } from '../../db/ledger/ledger';
import { keyFolder } from '../key-folder';
import type { Arguments } from './arguments';
import { ledgerFolder, pinOf } from './usage';

export type Surroundings = {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly input: Readable;
  readonly write: (line: string) => void;
};
export type Answer = { readonly ok: boolean } & Readonly<Record<string, unknown>>;

/** Opens the ledger that `--ledger` names; only `init` and `demo` make a new one. */
export function openFor(args: Arguments, around: Surroundings, access: 'write' | 'read', make = false): OpenedLedger {
  const folder = ledgerFolder(args, around.env);
  if (!make && !existsSync(ledgerFile(folder)))
    throw faultOf('ledgerMissing', `${folder} holds no ledger; make one with init`);
  return openLedger({ folder, keyFolder: keyFolder(around.env), access, now: () => Date.now() });
}

export type Who = { readonly user: string; readonly pin: string } | null;

const signedIn = new WeakMap<OpenedLedger, Map<string, string>>();

/** The user and PIN of `--user` and `--pin-file`; one without the other is a mistake, not nobody. */
export function credentials(args: Arguments): Who {
  const user = args.options.get('user');
  if (user === undefined) return null;
  return { user, pin: pinOf(args) };
}

/** Calls a command or a query by its name, signed in as `who`; a PIN is checked once for each process. */
export function callLedger(
  ledger: OpenedLedger,
  name: string,
  given: unknown,
  who: Who,
  rest: Partial<CommandEnvelope> = {},
): Answer {
  const session = { user: null as string | null };
  if (who) {
    const known = signedIn.get(ledger) ?? new Map<string, string>();
    signedIn.set(ledger, known);
    if (known.get(who.user) !== who.pin) {
      const refusal = ledger.core.credentials.check(who.user, who.pin, Date.now());
      if (refusal) return { ok: false, refusal };
      known.set(who.user, who.pin);
    }
    session.user = who.user;
  }
  if (Object.hasOwn(QUERIES, name)) return ledger.query(name as QueryName, given, session);
  if (!Object.hasOwn(POSTING_COMMANDS, name) && !Object.hasOwn(LOCAL_COMMANDS, name))
    return malformed('name', `there is no command or query ${name}`);
  const envelope: CommandEnvelope = { id: randomUUID(), ...rest, name: name as CommandEnvelope['name'], args: given };
  return ledger.command(envelope, session);
}

export function malformed(where: string, problem: string): Answer {
  return { ok: false, refusal: { code: 'commandMalformed', path: where, problem } };
}
