// `demo`: a sample store in a training ledger that can never go live (prefix ZZ, TRAINING on every label and slip).
import { readFileSync } from 'node:fs';
import { loadSampleStore } from '../../db/ledger/sample-store';
import { readSampleStore } from '../sample-file';
import type { Arguments } from './arguments';
import { openFor, type Answer, type Surroundings } from './call';

/** Founds a training company and loads the sample store; the owner's PIN is the sample's unless `--pin-file` names another. */
export function makeDemo(args: Arguments, around: Surroundings): Answer {
  const store = readSampleStore();
  const pinFile = args.options.get('pin-file');
  const ledger = openFor(args, around, 'write');
  try {
    const pin =
      pinFile === undefined
        ? (store.users.find((user) => user.role === 'owner')?.pin ?? '')
        : readFileSync(pinFile, 'utf8').trim();
    return loadSampleStore(ledger, store, pin, args.options.get('stock') !== 'no');
  } finally {
    ledger.close();
  }
}
