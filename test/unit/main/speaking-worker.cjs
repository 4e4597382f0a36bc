// A small worker that speaks the ledger thread's protocol without a ledger, so that order, waiting and death can be tried.
// A command's `args.do` says what it does; it counts what it was asked and tells with `count`.
const { parentPort, workerData } = require('node:worker_threads');

const asked = [];
let busyLeft = 0;
const fault = (code, retry) => ({ code, detail: code, safe: true, retry });

parentPort.on('message', ({ id, op, args }) => {
  const answer = (value) => parentPort.postMessage({ id, ok: true, value });
  const refuse = (what) => parentPort.postMessage({ id, ok: false, fault: what });
  if (op === 'open') {
    if (workerData.locked && Atomics.load(workerData.locked, 0) === 1) return refuse(fault('ledgerLocked', true));
    return answer({ readOnly: null });
  }
  if (op === 'close') return answer(null);
  const deed = op === 'command' ? args.envelope.args.do : op;
  asked.push(deed);
  if (deed === 'die') throw new Error('died on purpose');
  if (deed === 'busy for 3') {
    if (busyLeft === 0) busyLeft = 4;
    busyLeft -= 1;
    if (busyLeft > 0) return refuse(fault('busy', true));
  }
  if (deed === 'always busy') return answer({ ok: false, fault: fault('busy', true) });
  if (deed === 'never') return undefined;
  if (op === 'query') return answer({ ok: true, result: asked });
  return answer({ ok: true, repeat: false, postings: [], result: { user: { id: String(asked.length) } } });
});
