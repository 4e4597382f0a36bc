// `demo`: a sample store in a training ledger that can never go live (prefix ZZ, TRAINING on every label and slip).
import { loadSampleStore } from '../../db/ledger/sample-store';
import { readSampleStore } from '../sample-file';
import type { Arguments } from './arguments';
import { pinOf } from './usage';
import { openFor, type Answer, type Surroundings } from './call';

/** Founds a training company and loads the sample store; the owner's PIN is the sample's unless `--pin-file` names another. */
export function makeDemo(args: Arguments, around: Surroundings): Answer {
  const store = readSampleStore();
  const ledger = openFor(args, around, 'write', true);
  try {
    if (ledger.core.station() !== null) return { ok: false, refusal: { code: 'alreadyFounded' } };
    const pin = args.options.has('pin-file')
      ? pinOf(args)
      : (store.users.find((user) => user.role === 'owner')?.pin ?? '');
    return loadSampleStore(ledger, store, pin, args.options.get('stock') !== 'no');
  } finally {
    ledger.close();
  }
}
