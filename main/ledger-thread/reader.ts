// A read-only thread for what may take long, over connections of its own, so that a search never holds up a sale.
// It answers queries, verifies and makes backups; whoever asked cancels it by ending the thread.
import { parentPort } from 'node:worker_threads';
import { backupTo } from '../../db/ledger/backup';
import { faultOf } from '../../db/ledger/fault';
import { openLedger, type OpenedLedger } from '../../db/ledger/ledger';
import { verifyLedger } from '../../db/ledger/verify';
import { threadGivesWay } from '../give-way';
import type { Request } from './protocol';
import { serve } from './serve';

if (!parentPort) throw new Error('this file runs as a worker thread');
threadGivesWay();
const port = parentPort;
let opened: OpenedLedger | null = null;

const answer = serve({
  open: (options) => (opened = openLedger({ ...options, access: 'read', now: () => Date.now() })),
  verify: () => {
    if (opened) return verifyLedger(opened.core.db.name, null);
    throw faultOf('ledgerMissing', 'the ledger is not open', true);
  },
  backup: ({ file }) => {
    if (opened) return backupTo(opened.core.db, file, Date.now());
    throw faultOf('ledgerMissing', 'the ledger is not open', true);
  },
  send: (message) => port.postMessage(message),
});

const READS: ReadonlySet<Request['op']> = new Set(['open', 'query', 'verify', 'backup', 'close']);
port.on('message', (request: Request) => {
  if (READS.has(request.op)) answer(request);
  else port.postMessage({ id: request.id, ok: false, fault: faultOf('ledgerReadOnly', 'a reader only reads').fault });
});
