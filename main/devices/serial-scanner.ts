// A scanner on a serial port: opened now and whenever it comes back, framed by us, known by what it says of itself and not by
// the socket it is in (spec/devices A1). It must not know what a scan means.
import { existsSync } from 'node:fs';
import type { SerialPort } from 'serialport';
import { decodeBytes } from '../../shared/scan/characters';
import {
  FRAMER_SILENCE_MS,
  FRAMER_START,
  framerTimeout,
  stepFramer,
  type FramerStep,
} from '../../shared/scan/serial-framer';
import type { ScannerSource, SourceEvents, SourceStatus } from './scanner-source';

/** A port that is gone is looked for after half a second, then less often. */
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 5_000;
/** Some systems never say that a port was pulled: it is looked for so often. */
const LOOK_MS = 5_000;

export type PortInfo = {
  readonly path: string;
  readonly vendorId?: string | undefined;
  readonly productId?: string | undefined;
  readonly serialNumber?: string | undefined;
  readonly manufacturer?: string | undefined;
};
export type PortSettings = Pick<PortInfo, 'path' | 'vendorId' | 'productId' | 'serialNumber'> & {
  readonly baudRate: number;
};

/** What this needs of `serialport`, loaded late: its native part takes time that the first screen has not. */
export type SerialLibrary = {
  readonly SerialPort: new (options: { path: string; baudRate: number; autoOpen: false }) => SerialPort;
  readonly list: () => Promise<readonly PortInfo[]>;
};

/** One id for a port, the same in another socket where the device has a serial number; else its path. */
export function portId({ path, vendorId, productId, serialNumber }: Omit<PortSettings, 'baudRate'>): string {
  if (vendorId === undefined || productId === undefined || !serialNumber) return `port:${path}`;
  return `usb:${vendorId}:${productId}:${serialNumber}`.toLowerCase();
}

export class SerialScanner implements ScannerSource {
  readonly #settings: PortSettings;
  readonly #library: SerialLibrary;
  readonly #events: SourceEvents;
  #status: SourceStatus = { state: 'waiting', detail: '' };
  #port: SerialPort | null = null;
  #framer = FRAMER_START;
  #silence: NodeJS.Timeout | undefined;
  #again: NodeJS.Timeout | undefined;
  #waitMs = FIRST_WAIT_MS;
  #stopped = false;

  constructor(settings: PortSettings, library: SerialLibrary, events: SourceEvents) {
    this.#settings = settings;
    this.#library = library;
    this.#events = events;
  }

  status = (): SourceStatus => this.#status;

  start = (): void => void this.#open();

  stop = async (): Promise<void> => {
    this.#stopped = true;
    clearTimeout(this.#again);
    clearTimeout(this.#silence);
    const port = this.#port;
    this.#port = null;
    if (port?.isOpen) await new Promise<void>((resolve) => port.close(() => resolve()));
  };

  async #open(): Promise<void> {
    const path = await this.#path();
    if (this.#stopped) return;
    if (path === null) return this.#wait({ state: 'waiting', detail: '' });
    const { baudRate } = this.#settings;
    const port = new this.#library.SerialPort({ path, baudRate, autoOpen: false });
    port.on('data', (bytes: Buffer) => this.#take(bytes));
    port.on('error', (error) => this.#gone(port, statusOf(error.message)));
    port.on('close', () => this.#gone(port, { state: 'waiting', detail: '' }));
    port.open((error) => {
      if (error) return this.#gone(port, statusOf(error.message));
      if (this.#stopped) return port.close();
      this.#port = port;
      this.#framer = FRAMER_START;
      this.#waitMs = FIRST_WAIT_MS;
      this.#status = { state: 'open', detail: '' };
      this.#look(port, path);
    });
  }

  /** Where the device is now; null where it is not plugged in. */
  async #path(): Promise<string | null> {
    const { path } = this.#settings;
    const wanted = portId(this.#settings);
    if (wanted === `port:${path}`) return path;
    const ports = await this.#library.list().catch(() => []);
    return ports.find((port) => portId(port) === wanted)?.path ?? null;
  }

  #look(port: SerialPort, path: string): void {
    this.#again = setTimeout(() => {
      if (this.#port !== port) return;
      if (process.platform === 'win32' || existsSync(path)) this.#look(port, path);
      else port.close(() => this.#gone(port, { state: 'waiting', detail: '' }));
    }, LOOK_MS);
  }

  /** Both `error` and `close` may come for one pull of the cable. */
  #gone(port: SerialPort, status: SourceStatus): void {
    if (this.#stopped || (this.#port !== port && this.#port !== null)) return;
    this.#port = null;
    port.removeAllListeners('data');
    clearTimeout(this.#silence);
    this.#framer = FRAMER_START;
    this.#wait(status);
  }

  #wait(status: SourceStatus): void {
    this.#status = status;
    clearTimeout(this.#again);
    this.#again = setTimeout(() => void this.#open(), this.#waitMs);
    this.#waitMs = Math.min(this.#waitMs * 2, LONGEST_WAIT_MS);
  }

  #take(bytes: Uint8Array): void {
    this.#step(stepFramer(this.#framer, bytes, performance.now()));
    clearTimeout(this.#silence);
    if (this.#framer.bytes.length === 0 && !this.#framer.skipping) return;
    this.#silence = setTimeout(
      () => this.#step(framerTimeout(this.#framer, performance.now())),
      // The limit is meant to have passed when the timer looks.
      FRAMER_SILENCE_MS + 5,
    );
  }

  #step({ state, frames, dropped }: FramerStep): void {
    this.#framer = state;
    for (const reason of dropped) this.#events.log(`serial scanner ${this.#settings.path}: dropped, ${reason}`);
    for (const frame of frames) this.#events.onScan(decodeBytes(frame), 'serial');
  }
}

/** The library's words, by what a person can do about it. */
function statusOf(message: string): SourceStatus {
  if (/lock port|resource (?:temporarily unavailable|busy)|access denied/iu.test(message))
    return { state: 'busy', detail: message };
  if (/permission denied|operation not permitted/iu.test(message)) return { state: 'denied', detail: message };
  if (/no such file|not found|cannot find|bad file descriptor|disconnected/iu.test(message))
    return { state: 'waiting', detail: message };
  return { state: 'broken', detail: message };
}
