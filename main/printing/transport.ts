// The ways to a printer that speaks a language of its own, one shape for labels and slips: network, serial cable, device
// file, print queue of the system. It must not know what the bytes say.
import { sendToDevice } from './device-file';
import { sendToQueue } from './os-queue';
import type { PrinterSettings } from './print-job';
import { failed, RAW_LIMITS, type RawQuestion, type SendResult } from './raw-talk';
import { sendSerial } from './serial-wire';
import { RAW_PORT, sendRaw } from './tcp-9100';

/** What most slip printers are delivered with. */
const USUAL_BAUD_RATE = 9_600;

export type Transport = {
  /** Where the bytes go, for a person: a message starts with it. Two printers with one name are one device. */
  readonly name: string;
  /** Never rejects. `totalMs` bounds the whole way: what is not handed over by then never is. */
  readonly send: (bytes: Buffer, question: RawQuestion, totalMs: number) => Promise<SendResult>;
};

/** The way that a printer's settings name, or the sentence on what is missing in them. */
export function transportOf(printer: PrinterSettings): Transport | string {
  const [, way] = printer.kind.split('_');
  if (way === 'tcp') return overNetwork(printer);
  if (way === 'queue') return overQueue(printer);
  return overDevice(printer, way === 'serial');
}

function overNetwork({ host, port = RAW_PORT }: PrinterSettings): Transport | string {
  if (!host) return 'no address is set for this printer';
  return {
    name: `${host}:${port}`,
    send: (bytes, question, totalMs) =>
      sendRaw({ host, port }, bytes, question, { ...RAW_LIMITS, totalMs: Math.min(RAW_LIMITS.totalMs, totalMs) }),
  };
}

function overQueue({ queue }: PrinterSettings): Transport | string {
  if (!queue) return 'no print queue is set for this printer';
  return {
    name: queue,
    // A queue has no state to ask for; while it holds the job, it is the queue that waits.
    send: (bytes, _, totalMs) => sendToQueue(queue, bytes, Math.min(QUEUE_MS, totalMs)),
  };
}

/** A printer that prints takes its job from the queue within seconds; longer, and somebody should look at it. */
const QUEUE_MS = 20_000;

function overDevice({ device, baudRate = USUAL_BAUD_RATE }: PrinterSettings, serial: boolean): Transport | string {
  if (!device) return 'no device is set for this printer';
  return {
    name: device,
    send: async (bytes, question, totalMs) => {
      const limitMs = Math.min(RAW_LIMITS.totalMs, totalMs);
      if (serial) return sendSerial({ path: device, baudRate }, bytes, question, limitMs);
      if (process.platform !== 'linux') return failed('unreachable', 'device files are a way of Linux only');
      return sendToDevice(device, bytes, limitMs);
    },
  };
}
