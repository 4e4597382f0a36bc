// Commanding the ledger: the id is made at the moment of acting, detours are asked here, and nothing is shown before the
// ledger has answered.
import { useCallback } from 'react';
import type { CommandAnswer } from '../../shared/contract/answers';
import type { CommandEnvelope, LOCAL_COMMANDS, POSTING_COMMANDS } from '../../shared/contract/commands';
import type { z } from 'zod';
import { useDetours } from '../frame/frame-context';
import { newActId } from './act-id';
import { desktop } from './desktop';
import { withDetours } from './detours';

export { newActId } from './act-id';

/** The arguments of a command as they are sent: what has a default may be left out. */
export type Inputs = {
  [Name in keyof typeof POSTING_COMMANDS]: z.input<(typeof POSTING_COMMANDS)[Name]>;
} & { [Name in keyof typeof LOCAL_COMMANDS]: z.input<(typeof LOCAL_COMMANDS)[Name]> };

export type Call = <Name extends CommandEnvelope['name']>(
  name: Name,
  args: Inputs[Name],
  /** The id of the act, where it happened before this call: a scan that waited in the queue. */
  id?: string,
) => Promise<CommandAnswer>;

/** Sends commands. A bridge that breaks is answered as a fault, never thrown at a screen. */
export function useCall(): Call {
  const detours = useDetours();
  return useCallback((name, args, id = newActId()) => withDetours(send, { id, name, args }, detours), [detours]);
}

async function send(envelope: CommandEnvelope): Promise<CommandAnswer> {
  return desktop()
    .call(envelope)
    .catch((error: Error) => ({
      ok: false,
      // Whether the ledger committed is not known here; the same id asked again is answered with the first answer.
      fault: { code: 'bug', detail: error.message, safe: false, retry: true },
    }));
}
