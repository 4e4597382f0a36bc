// `init`: founds a company in a new ledger folder, as the first run of the window does.
import type { FoundRequest } from '../../shared/contract/desktop';
import { FOUND } from '../../shared/contract/found';
import { shapeRefusal } from '../../db/ledger/issue-path';
import type { Arguments } from './arguments';
import { pinOf } from './usage';
import { openFor, type Answer, type Surroundings } from './call';

/** Founds with `--company --currency --branch --station --owner --pin-file`; every part has a usable default but the PIN. */
export function initLedger(args: Arguments, around: Surroundings): Answer {
  const request = requestOf(args);
  // Before the folder is made: what cannot be founded leaves nothing behind.
  const shape = FOUND.safeParse(request);
  if (!shape.success) return { ok: false, refusal: shapeRefusal(shape.error.issues) };
  const ledger = openFor(args, around, 'write', true);
  try {
    return ledger.found(request);
  } finally {
    ledger.close();
  }
}

function requestOf(args: Arguments): FoundRequest {
  const option = (name: string, fallback: string): string => args.options.get(name) ?? fallback;
  return {
    companyName: option('company', 'New store'),
    country: option('country', 'US'),
    currency: option('currency', 'USD'),
    currencyDigits: Number(option('digits', '2')),
    branchName: option('branch', 'Main branch'),
    branchCode: option('branch-code', 'HQ'),
    timeZone: option('time-zone', 'UTC'),
    stationName: option('station', 'Till 1'),
    ownerName: option('owner', 'Owner'),
    pin: pinOf(args),
    sample: option('sample', 'no') === 'yes',
  };
}
