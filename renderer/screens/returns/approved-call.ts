// Some refusals of a return are a rule that a person with the right may set aside: late, by another customer, to another
// vendor. They take the same way as a missing right: a supervisor approves this one action, the same command is sent again.
import { useCallback } from 'react';
import type { CommandAnswer } from '../../../shared/contract/answers';
import type { CommandEnvelope } from '../../../shared/contract/commands';
import type { Refusal, RefusalCode } from '../../../shared/domain/refusal';
import type { Right } from '../../../shared/domain/rights';
import { newActId } from '../../data/act-id';
import { desktop } from '../../data/desktop';
import { withDetours } from '../../data/detours';
import { useDetours } from '../../frame/frame-context';

const RIGHTS: Partial<Record<RefusalCode, Right>> = {
  returnWindowOver: 'return_late',
  soldToOtherCustomer: 'return_other_customer',
  unitFromOtherVendor: 'vendor_return_override',
};

/** The right that lets a person set a refusal aside, or null. */
export function rightFor(refusal: Refusal | null): Right | null {
  return (refusal && RIGHTS[refusal.code]) ?? null;
}

/** Sends a command; where a rule stands in its way that may be set aside, asks for approval and sends it again. */
export function useApprovedCall(): (name: CommandEnvelope['name'], args: object) => Promise<CommandAnswer> {
  const detours = useDetours();
  return useCallback(
    async (name, args) => {
      let hidden: CommandAnswer | null = null;
      const send = async (envelope: CommandEnvelope): Promise<CommandAnswer> => {
        const again = name === 'scan' && envelope.approver !== undefined;
        // A refused scan is an answer, remembered with its id: approved, it is an act of its own.
        const sent = again ? { ...envelope, id: newActId() } : envelope;
        const answer = await desktop().call(sent).catch(broken);
        const scanned = answer.ok ? (answer.result.scan?.refusal ?? null) : null;
        const right = rightFor('refusal' in answer ? answer.refusal : scanned);
        if (right === null) return answer;
        hidden = answer;
        return { ok: false, refusal: { code: 'notAllowed', right } };
      };
      const answer = await withDetours(send, { id: newActId(), name, args }, detours);
      // Whoever steps back reads why it was refused, not that a right is missing.
      return 'refusal' in answer && answer.refusal.code === 'notAllowed' ? (hidden ?? answer) : answer;
    },
    [detours],
  );
}

function broken(error: Error): CommandAnswer {
  return { ok: false, fault: { code: 'bug', detail: error.message, safe: false, retry: true } };
}
