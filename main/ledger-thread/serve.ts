// Answers requests on an open ledger, one after the other: the inside of the ledger thread and of its readers.
// A fault is the world's answer, a bug costs one request and leaves a reference; neither ends the thread.
import { randomUUID } from 'node:crypto';
import type { Fault } from '../../shared/contract/answers';
import { faultFromError, faultOf } from '../../db/ledger/fault';
import type { LedgerService } from '../../db/ledger/service-types';
import type { OpenOptions, Operations, Request, ThreadMessage } from './protocol';

export type ServeParts = {
  readonly open: (options: OpenOptions) => LedgerService;
  /** Only a reader verifies: it may take minutes. */
  readonly verify?: (args: Operations['verify']['args']) => Operations['verify']['value'];
  /** Only a reader copies: the copy is read through before it counts. */
  readonly backup?: (args: Operations['backup']['args']) => Operations['backup']['value'];
  readonly send: (message: ThreadMessage) => void;
};

/** The function that takes each request and sends its reply before it returns. */
export function serve(parts: ServeParts): (request: Request) => void {
  let ledger: LedgerService | null = null;
  const opened = (): LedgerService => {
    if (ledger) return ledger;
    throw faultOf('ledgerMissing', 'the ledger is not open', true);
  };
  const run = (request: Request): unknown => {
    switch (request.op) {
      case 'open':
        ledger?.close();
        ledger = null;
        ledger = parts.open(request.args);
        return { readOnly: ledger.readOnly };
      case 'close':
        ledger?.close();
        ledger = null;
        return null;
      case 'verify':
        if (parts.verify) return parts.verify(request.args);
        throw faultOf('busy', 'the ledger thread has no time to verify');
      case 'backup':
        if (parts.backup) return parts.backup(request.args);
        throw faultOf('busy', 'the ledger thread has no time for a backup');
      default:
        return runOnLedger(opened(), request);
    }
  };
  return (request) => {
    try {
      parts.send({ id: request.id, ok: true, value: withReference(run(request), request.op, parts.send) });
    } catch (error) {
      parts.send({ id: request.id, ok: false, fault: faultFromError(error) ?? bugOf(error, request.op, parts.send) });
    }
  };
}

function runOnLedger(
  ledger: LedgerService,
  request: Exclude<Request, { op: 'open' | 'verify' | 'backup' | 'close' }>,
): unknown {
  switch (request.op) {
    case 'found':
      return ledger.found(request.args);
    case 'command':
      return ledger.command(request.args.envelope, request.args.session);
    case 'query':
      // The ledger refuses a name it does not know, so a wider string is safe here.
      return ledger.query(
        request.args.name as Parameters<LedgerService['query']>[0],
        request.args.args,
        request.args.session,
      );
    case 'nextJob':
      return ledger.nextJob(request.args);
    case 'isJobQueued':
      return ledger.isJobQueued(request.args);
    case 'settleJob':
      ledger.settleJob(request.args.job, request.args.state, request.args.error);
      return null;
    case 'labelOf':
      return ledger.labelOf(request.args);
    case 'slipOf':
      return ledger.slipOf(request.args);
  }
}

/** The ledger's own dispatcher answers a bug as a fault with its stack: that is for the log, not for a cashier. */
function withReference(value: unknown, op: string, send: ServeParts['send']): unknown {
  const fault = (value as { readonly fault?: Fault } | null)?.fault;
  return fault?.code === 'bug' ? { ok: false, fault: bugOf(fault.detail, op, send) } : value;
}

/** The screen gets the reference, the log the stack under it. */
function bugOf(error: unknown, op: string, send: ServeParts['send']): Fault {
  const reference = randomUUID().slice(0, 8);
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  send({ log: `bug ${reference} in ${op}: ${stack}` });
  return { code: 'bug', detail: reference, safe: true, retry: false };
}
