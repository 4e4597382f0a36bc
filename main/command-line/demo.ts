// `demo`: a sample store in a training ledger that can never go live (prefix ZZ, TRAINING on every label and slip).
import { FOUND } from '../../shared/contract/found';
import { loadSampleStore } from '../../db/ledger/sample-store';
import { readSampleStore } from '../sample-file';
import type { Arguments } from './arguments';
import { pinOf } from './usage';
import { malformed, openFor, type Answer, type Surroundings } from './call';

/** Founds a training company and loads the sample store; the owner's PIN is the sample's unless `--pin-file` names another. */
export function makeDemo(args: Arguments, around: Surroundings): Answer {
  const store = readSampleStore();
  const ownPin = store.users.find((user) => user.role === 'owner')?.pin ?? '';
  const pin = args.options.has('pin-file') ? pinOf(args) : ownPin;
  // Before the folder is made: what cannot be founded leaves nothing behind.
  const shape = FOUND.shape.pin.safeParse(pin);
  if (!shape.success) return malformed('pin', shape.error.issues[0]?.message ?? 'is no PIN');
  const ledger = openFor(args, around, 'write', true);
  try {
    if (ledger.core.station() !== null) return { ok: false, refusal: { code: 'alreadyFounded' } };
    return loadSampleStore(ledger, store, pin, args.options.get('stock') !== 'no');
  } finally {
    ledger.close();
  }
}
