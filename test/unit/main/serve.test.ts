// The inside of the ledger thread: one bug costs one request, and its stack goes to the log, never to the screen.
import { expect, test } from 'vitest';
import { faultOf } from '../../../db/ledger/fault';
import type { LedgerService } from '../../../db/ledger/service-types';
import type { Request, ThreadMessage } from '../../../main/ledger-thread/protocol';
import { serve } from '../../../main/ledger-thread/serve';

const OPEN: Request = { id: 1, op: 'open', args: { folder: 'f', keyFolder: 'k', access: 'write' } };
const ASK: Request = { id: 2, op: 'labelOf', args: 'K7C000042S' };

/** Sends requests to a ledger whose `labelOf` does what is given. */
function run(labelOf: LedgerService['labelOf'], requests: readonly Request[]): ThreadMessage[] {
  const sent: ThreadMessage[] = [];
  const ledger = { readOnly: null, labelOf, close: () => undefined } as unknown as LedgerService;
  const take = serve({ open: () => ledger, send: (message) => sent.push(message) });
  for (const request of requests) take(request);
  return sent;
}

test('a value is the answer', () => {
  expect(run(() => null, [OPEN, ASK])).toEqual([
    { id: 1, ok: true, value: { readOnly: null } },
    { id: 2, ok: true, value: null },
  ]);
});

test('a request before the ledger is open is a fault', () => {
  expect(run(() => null, [ASK])).toMatchObject([{ id: 2, ok: false, fault: { code: 'ledgerMissing' } }]);
});

test('a fault keeps its code, and SQLite errors have one', () => {
  const full = (): never => {
    throw faultOf('diskFull', 'no space left', true);
  };
  const corrupt = (): never => {
    throw Object.assign(new Error('database disk image is malformed'), { code: 'SQLITE_CORRUPT' });
  };
  expect(run(full, [OPEN, ASK])[1]).toMatchObject({ ok: false, fault: { code: 'diskFull', retry: true } });
  expect(run(corrupt, [OPEN, ASK])[1]).toMatchObject({ ok: false, fault: { code: 'ledgerDamaged', retry: false } });
});

test('a bug is answered with a reference, its stack is logged under it, and the next request is answered', () => {
  let calls = 0;
  const buggy = (): null => {
    calls += 1;
    if (calls === 1) throw new TypeError('x is not a function');
    return null;
  };
  const [, line, answer, next] = run(buggy, [OPEN, ASK, { ...ASK, id: 3 }]);
  const { detail, code } = (answer as { fault: { detail: string; code: string } }).fault;
  expect(code).toBe('bug');
  expect(detail).toMatch(/^[0-9a-f]{8}$/u);
  expect((line as { log: string }).log).toContain(`bug ${detail} in labelOf: TypeError: x is not a function`);
  expect(next).toEqual({ id: 3, ok: true, value: null });
});
