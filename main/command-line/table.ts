// The commands of the command line and what each does (DESIGN 11). Queries, verify, export and backup open read-only.
import { writeFileSync } from 'node:fs';
import { QUERIES } from '../../shared/contract/queries';
import { runVectors } from '../../shared/scan/vectors';
import { backupTo } from '../../db/ledger/backup';
import { exportPostings } from '../../db/ledger/exchange';
import { restoreLedger } from '../../db/ledger/restore';
import { rebuildViews } from '../../db/ledger/rebuild';
import type { OpenedLedger } from '../../db/ledger/ledger';
import { verifyLedger, type Anchor } from '../../db/ledger/verify';
import { keyFolder } from '../key-folder';
import { parseJson, unescapeScan, type Arguments } from './arguments';
import { makeDemo } from './demo';
import { importFile } from './import';
import { initLedger } from './init';
import { reportScan } from './report';
import { callLedger, credentials, malformed, type Answer, type Surroundings } from './call';
import { fileOf, ledgerFolder, newFile, pinOf, textOf, UsageError } from './usage';

type Offline = (args: Arguments, around: Surroundings) => Answer | Promise<Answer>;
type OnLedger = {
  readonly access: (args: Arguments) => 'write' | 'read';
  readonly run: (ledger: OpenedLedger, args: Arguments, around: Surroundings) => Answer | Promise<Answer>;
};

/** Commands that open no ledger, or make their own. */
export const OFFLINE_COMMANDS: Readonly<Record<string, Offline | undefined>> = {
  help: () => ({
    ok: true,
    usage:
      'describe | call NAME JSON | call < LINES | scan TEXT | init | import | export | backup | restore | verify | rebuild | demo, each with --ledger FOLDER; bench is npm run bench',
  }),
  init: (args, around) => initLedger(args, around),
  demo: (args, around) => makeDemo(args, around),
  import: (args, around) => importFile(args, around),
  bench: () => malformed('command', 'is a program of its own: npm run bench, from a checkout'),
  restore: (args, around) => {
    return restoreLedger({
      file: fileOf('file', args.words[1]),
      folder: ledgerFolder(args, around.env),
      keyFolder: keyFolder(around.env),
      user: args.options.get('user') ?? '',
      pin: pinOf(args),
      ...(args.options.has('recovery') ? { recoveryCode: args.options.get('recovery') ?? '' } : {}),
      stationName: args.options.get('station') ?? 'Restored till',
      readIn: args.options.get('read-in') !== 'no',
      nowMs: Date.now(),
    });
  },
};

const reads = (): 'read' => 'read';
const writes = (): 'write' => 'write';

export const LEDGER_COMMANDS: Readonly<Record<string, OnLedger | undefined>> = {
  call: {
    access: (args) => (Object.hasOwn(QUERIES, args.words[1] ?? '') ? 'read' : 'write'),
    run: (ledger, args) => {
      const [, name = '', json = '{}'] = args.words;
      const parsed = parseJson(json);
      if (parsed === undefined) return malformed('args', 'is not JSON');
      const id = args.options.get('id');
      const clockConfirmed = args.options.has('clock-confirmed');
      return callLedger(ledger, name, parsed, credentials(args), {
        ...(id === undefined ? {} : { id }),
        ...(clockConfirmed ? { clockConfirmed } : {}),
      });
    },
  },
  scan: {
    access: reads,
    run: (ledger, args) => {
      const text = args.options.has('report')
        ? reportScan(args.options.get('report') ?? '')
        : unescapeScan(args.words[1] ?? '');
      if (text === null) return malformed('report', 'holds no whole HID POS report');
      const screen = args.options.get('screen') ?? 'any';
      return callLedger(ledger, 'resolve', { text, screen }, credentials(args));
    },
  },
  verify: { access: reads, run: (ledger, args) => verifyNow(ledger, args) },
  export: {
    access: reads,
    run: (ledger, args, around) => {
      const file = newFile('file', args.words[1] ?? 'postings.jsonl', ledgerFolder(args, around.env));
      const lines = exportPostings(ledger.core.db);
      writeFileSync(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
      return { ok: true, file, postings: lines.length };
    },
  },
  backup: {
    access: reads,
    run: (ledger, args, around) => {
      const file = newFile('file', args.words[1] ?? 'backup.db', ledgerFolder(args, around.env));
      return { ok: true, ...backupTo(ledger.core.db, file, Date.now()) };
    },
  },
  rebuild: {
    access: writes,
    run: (ledger) => {
      const { core } = ledger;
      core.db.exec('BEGIN EXCLUSIVE');
      const postings = rebuildViews(core.db, core.keys);
      core.db.exec('COMMIT');
      return { ok: true, postings };
    },
  },
};

function verifyNow(ledger: OpenedLedger, args: Arguments): Answer {
  const report = verifyLedger(ledger.core.db.name, anchorOf(args.options.get('anchor')));
  return report.ok
    ? { ...report }
    : {
        ...report,
        fault: { code: 'ledgerDamaged', detail: report.problems[0]?.detail ?? '', safe: false, retry: false },
      };
}

/** `SEQ:HASH` of this station, or `STATION:SEQ:HASH`, as slips and manifests print them. */
function anchorOf(text: string | undefined): Anchor | null {
  if (text === undefined) return null;
  const match = /^(?:([A-Z2-9]{3}-[A-Z2-9]{6}):)?([1-9]\d{0,14})[: ]([0-9a-f]{10,64})$/u.exec(text);
  if (!match)
    throw new UsageError('anchor', 'must be SEQ:HASH or STATION:SEQ:HASH, with ten characters of the hash or more');
  return { station: match[1] ?? null, seq: Number(match[2]), hash: match[3] ?? '' };
}

/** `scan --vectors FILE`: framing and decoding of raw scans, one line a vector. */
export function vectorLines(file: string): readonly unknown[] {
  const parsed = parseJson(textOf('vectors', file));
  if (parsed === undefined) throw new UsageError('vectors', 'is not JSON');
  try {
    return runVectors(parsed);
  } catch (error) {
    // How runVectors names what has not the form of vectors.
    if (error instanceof TypeError) throw new UsageError('vectors', error.message);
    throw error;
  }
}
