// Work that nobody waits for lets the till go first: a scan is drawn in time while a report or a verification runs.
import { readdirSync, readlinkSync } from 'node:fs';
import { constants, setPriority } from 'node:os';

/** A thread that answers questions beside the till. Nothing happens where threads have no priority of their own. */
export function threadGivesWay(): void {
  const self = process.platform === 'linux' ? threadNumber() : null;
  if (self !== null) lower(self, constants.priority.PRIORITY_BELOW_NORMAL);
}

/** A process that takes minutes and that nobody waits for. */
export function processGivesWay(): void {
  const threads = process.platform === 'linux' ? threadNumbers() : [process.pid];
  for (const thread of threads) lower(thread, constants.priority.PRIORITY_LOW);
}

function lower(self: number, priority: number): void {
  try {
    setPriority(self, priority);
  } catch {
    // Slower scans under load are all that is lost.
  }
}

/** The system's number of this thread: the link is read by the thread that asks. */
function threadNumber(): number | null {
  try {
    return Number(readlinkSync('/proc/thread-self').split('/').at(-1));
  } catch {
    return null;
  }
}

/** The threads of this process, the engine's own helpers among them. */
function threadNumbers(): number[] {
  try {
    return readdirSync('/proc/self/task').map(Number);
  } catch {
    return [process.pid];
  }
}
