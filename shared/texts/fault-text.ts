// What a fault says: what happened to the machine, whether the sale is safe, and whether trying again can help (STYLE 5).
// The detail of a fault is for support and stands apart; it never replaces these sentences.
import type { Fault } from '../contract/answers';
import type { TwoParts } from './refusal-texts';

const FAULT_TEXTS: Record<Fault['code'], TwoParts> = {
  ledgerLocked: {
    what: 'Another Unitill, or another program, holds this ledger.',
    now: 'Close the other one on this computer.',
  },
  ledgerFromFuture: {
    what: 'This ledger was written by a newer Unitill.',
    now: 'Install the newer version; this one leaves the file as it is.',
  },
  ledgerDamaged: {
    what: 'The ledger file is damaged.',
    now: 'Do not sell on this station. Restore the last backup, or call support.',
  },
  ledgerMissing: {
    what: 'The ledger file is not where it was.',
    now: 'Reconnect the disk or choose the folder again.',
  },
  ledgerReadOnly: {
    what: 'The ledger can be read but not written.',
    now: 'Ask for write access to its folder, then start Unitill again.',
  },
  ledgerOfOtherComputer: {
    what: 'This ledger belongs to another computer, so it opens for reading only.',
    now: 'Have the owner start a new life of it here, or go back to the other computer.',
  },
  ledgerInSyncedFolder: {
    what: 'The ledger lies in a folder that is synchronised or on the network, where it can break.',
    now: 'Move it to a plain folder on this computer.',
  },
  diskFull: { what: 'The disk is full.', now: 'Free some space.' },
  busy: { what: 'The ledger is busy with something long.', now: 'Wait a moment.' },
  keyMissing: {
    what: 'The key of this station is not on this computer, so nothing can be signed.',
    now: 'Restore the key from its backup, or have the owner start a new life of the ledger.',
  },
  chainForked: {
    what: 'Two different histories of the same station have met.',
    now: 'Stop working on the older copy and call support.',
  },
  ioError: { what: 'The disk did not do what it was told.', now: 'Check the disk and its cable.' },
  bug: { what: 'Unitill made a mistake and stopped this one action.', now: 'Send the reference below to support.' },
};

const SAFE = 'Everything posted before is safe; this one was not posted.';
const UNSAFE = 'It is not certain that the last document was stored.';
const AGAIN = 'Then try again.';
const NOT_AGAIN = 'Trying again now does not help.';
const LOOK = 'Look for it in the documents before you do it again.';

/** What happened and whether the sale is safe; what to do now and whether to try again. */
export function faultText(fault: Pick<Fault, 'code' | 'safe' | 'retry'>): TwoParts {
  const { what, now } = FAULT_TEXTS[fault.code];
  const again = fault.safe ? (fault.retry ? AGAIN : NOT_AGAIN) : LOOK;
  return { what: `${what} ${fault.safe ? SAFE : UNSAFE}`, now: `${now} ${again}` };
}
