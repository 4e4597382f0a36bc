// The print spooler of Windows: bytes go through as they are (data type RAW). Its library is loaded by the first use and may
// be missing on other systems. Not run on this project's machines, which are Linux.
import { setTimeout as wait } from 'node:timers/promises';
import { failed, type SendResult } from './raw-talk';

const LOOK_MS = 100;
const LOCAL_AND_CONNECTED = 2 | 4;
const NAMES_ONLY = 4; // PRINTER_INFO_4
const JOB_CONTROL_DELETE = 5;
const JOB_INFO_1 = 1;

type Spooler = Awaited<ReturnType<typeof load>>;
let loaded: Promise<Spooler> | null = null;

const spooler = (): Promise<Spooler> => (loaded ??= load());

/** Hands the bytes over and waits until the job has left the spooler; deletes it at the end of its time. Always resolves. */
export async function spoolRaw(queue: string, bytes: Buffer, totalMs: number): Promise<SendResult> {
  const endMs = performance.now() + totalMs;
  let win: Spooler;
  try {
    win = await spooler();
  } catch (error) {
    return failed('broken', `the print spooler cannot be reached from here: ${String(error)}`);
  }
  const handle = [null];
  if (!win.openPrinter(queue, handle, null)) return failed('unreachable', `no printer "${queue}" (${win.lastError()})`);
  try {
    const job = writeDocument(win, handle[0], bytes);
    if (typeof job !== 'number') return job;
    while (win.getJob(handle[0], job, JOB_INFO_1, null, 0, [0]) || win.lastError() === ERROR_INSUFFICIENT_BUFFER) {
      if (performance.now() + LOOK_MS >= endMs) return deleted(win, handle[0], job);
      await wait(LOOK_MS);
    }
    return { state: 'sent', bytes: bytes.length };
  } finally {
    win.closePrinter(handle[0]);
  }
}

/** The job is there, and its description would need more room. */
const ERROR_INSUFFICIENT_BUFFER = 122;

function writeDocument(win: Spooler, handle: unknown, bytes: Buffer): number | SendResult {
  const job = win.startDoc(handle, 1, { pDocName: 'Unitill', pOutputFile: null, pDatatype: 'RAW' });
  if (job === 0) return failed('notReady', `the print spooler takes no job (${win.lastError()})`);
  const written = [0];
  const whole = win.startPage(handle) && win.write(handle, bytes, bytes.length, written);
  win.endPage(handle);
  win.endDoc(handle);
  if (whole && written[0] === bytes.length) return job;
  win.setJob(handle, job, 0, null, JOB_CONTROL_DELETE);
  return failed('broken', `the print spooler took ${written[0]} of ${bytes.length} bytes`);
}

function deleted(win: Spooler, handle: unknown, job: number): SendResult {
  const done = win.setJob(handle, job, 0, null, JOB_CONTROL_DELETE);
  return failed(
    'timeout',
    done
      ? 'the printer did not take it from the print queue in time, so it was cancelled there: look for its cable, switch and paper'
      : `the printer did not take it in time and job ${job} could not be cancelled (${win.lastError()})`,
  );
}

/** Names of the printers that Windows knows. */
export async function spoolerNames(): Promise<readonly string[]> {
  try {
    return (await spooler()).names();
  } catch {
    return [];
  }
}

async function load() {
  const { default: koffi } = await import('koffi');
  const drv = koffi.load('winspool.drv');
  const lastError = koffi.load('kernel32.dll').func('uint32 __stdcall GetLastError()') as () => number;
  koffi.struct('DOC_INFO_1W', { pDocName: 'str16', pOutputFile: 'str16', pDatatype: 'str16' });
  koffi.struct('PRINTER_INFO_4W', { pPrinterName: 'str16', pServerName: 'str16', Attributes: 'uint32' });
  const enumerate = drv.func(
    'bool __stdcall EnumPrintersW(uint32 flags, str16 name, uint32 level, _Out_ uint8_t *buf, uint32 cb, _Out_ uint32 *need, _Out_ uint32 *ret)',
  );
  const names = (): readonly string[] => {
    const need = [0];
    const count = [0];
    enumerate(LOCAL_AND_CONNECTED, null, NAMES_ONLY, null, 0, need, count);
    if (!need[0]) return [];
    const rows = Buffer.alloc(need[0]);
    if (!enumerate(LOCAL_AND_CONNECTED, null, NAMES_ONLY, rows, rows.length, need, count)) return [];
    const read = koffi.decode(rows, koffi.array('PRINTER_INFO_4W', count[0] ?? 0)) as readonly {
      pPrinterName: string;
    }[];
    return read.map((row) => row.pPrinterName);
  };
  return {
    names,
    lastError,
    openPrinter: drv.func('bool __stdcall OpenPrinterW(str16 name, _Out_ void **h, void *def)'),
    closePrinter: drv.func('bool __stdcall ClosePrinter(void *h)'),
    startDoc: drv.func('uint32 __stdcall StartDocPrinterW(void *h, uint32 level, DOC_INFO_1W *di)'),
    endDoc: drv.func('bool __stdcall EndDocPrinter(void *h)'),
    startPage: drv.func('bool __stdcall StartPagePrinter(void *h)'),
    endPage: drv.func('bool __stdcall EndPagePrinter(void *h)'),
    write: drv.func('bool __stdcall WritePrinter(void *h, const uint8_t *buf, uint32 n, _Out_ uint32 *written)'),
    getJob: drv.func(
      'bool __stdcall GetJobW(void *h, uint32 job, uint32 level, _Out_ uint8_t *buf, uint32 cb, _Out_ uint32 *need)',
    ),
    setJob: drv.func('bool __stdcall SetJobW(void *h, uint32 job, uint32 level, void *info, uint32 command)'),
  };
}
