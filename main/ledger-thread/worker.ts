// The ledger thread: the only place where the ledger file is open for writing while the window runs (DESIGN 6).
// It knows messages and the ledger, nothing of windows, devices or printers.
import { parentPort } from 'node:worker_threads';
import { openLedger } from '../../db/ledger/ledger';
import { readSampleStore } from '../sample-file';
import { openNamingBackup } from './newest-backup';
import { serve } from './serve';

if (!parentPort) throw new Error('this file runs as a worker thread');
const port = parentPort;

port.on(
  'message',
  serve({
    open: (options) =>
      openNamingBackup(options.folder, () =>
        openLedger({ ...options, now: () => Date.now(), sampleStore: readSampleStore }),
      ),
    send: (message) => port.postMessage(message),
  }),
);
