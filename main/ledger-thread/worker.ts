// The ledger thread: the only place where the ledger file is open for writing while the window runs (DESIGN 6).
// It knows messages and the ledger, nothing of windows, devices or printers.
import { parentPort } from 'node:worker_threads';
import { openLedger } from '../../db/ledger/ledger';
import type { LedgerService } from '../../db/ledger/service-types';
import { readSampleStore } from '../sample-file';
import { openNamingBackup } from './newest-backup';
import type { Request } from './protocol';
import { serve } from './serve';

/** So long without a request, and the log is written back into the file: nobody waits for it then. */
const IDLE_MS = 3_000;

if (!parentPort) throw new Error('this file runs as a worker thread');
const port = parentPort;
let open: LedgerService | null = null;
let idle: NodeJS.Timeout | undefined;

const answer = serve({
  open: (options) => {
    open = openNamingBackup(options.folder, () =>
      openLedger({ ...options, now: () => Date.now(), sampleStore: readSampleStore }),
    );
    return open;
  },
  send: (message) => port.postMessage(message),
});

port.on('message', (request: Request) => {
  if (request.op === 'close' || request.op === 'open') open = null;
  answer(request);
  clearTimeout(idle);
  idle = setTimeout(() => open?.idle(), IDLE_MS);
  idle.unref();
});
