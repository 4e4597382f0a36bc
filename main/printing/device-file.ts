// A printer behind a character device of Linux, such as /dev/usb/lp0. It is written without waiting in the kernel, so that a
// printer that takes nothing ends at the job's limit. Its answers are not read: many such devices give none.
import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { failed, failureOf, type SendResult } from './raw-talk';

/** The kernel tells no program when such a device is free again. */
const RETRY_MS = 20;

/** Writes all or says why not. Always resolves. */
export async function sendToDevice(path: string, bytes: Buffer, totalMs: number): Promise<SendResult> {
  const endMs = performance.now() + totalMs;
  let file: FileHandle | null = null;
  try {
    file = await open(path, constants.O_WRONLY | constants.O_NONBLOCK | constants.O_NOCTTY);
    const stat = await file.stat();
    if (!stat.isCharacterDevice() && !stat.isFIFO()) return failed('notAllowed', 'this is a file, not a printer');
    return await writeAll(file, bytes, endMs);
  } catch (error) {
    return failureOf(error);
  } finally {
    await file?.close().catch(() => undefined);
  }
}

async function writeAll(file: FileHandle, bytes: Buffer, endMs: number): Promise<SendResult> {
  let rest = bytes;
  while (rest.length > 0) {
    const taken = await takenOf(file, rest);
    rest = rest.subarray(taken);
    if (taken > 0) continue;
    if (performance.now() >= endMs) return failed('timeout', stuck(bytes.length - rest.length));
    await wait(RETRY_MS);
  }
  return { state: 'sent', bytes: bytes.length };
}

/** Bytes that the device took now; 0 when it is busy. */
async function takenOf(file: FileHandle, rest: Buffer): Promise<number> {
  try {
    return (await file.write(rest)).bytesWritten;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EAGAIN') return 0;
    throw error;
  }
}

function stuck(taken: number): string {
  const half = taken > 0 ? ' It took a part: look at the paper before you print it again.' : '';
  return `the printer takes no data: look for its cover, paper and switch.${half}`;
}
