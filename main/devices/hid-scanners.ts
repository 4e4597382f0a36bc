// Scanners in USB HID POS mode: every one that is plugged in is opened, whenever it comes (spec/devices A2). The library is
// loaded late and inside a try: a broken HID stack must not stop the till, and Settings says so.
import { decodeBytes } from '../../shared/scan/characters';
import {
  HID_START,
  hidTimeout,
  profileOfVendor,
  stepHid,
  type HidState,
  type HidStep,
} from '../../shared/scan/hid-report';
import type { FoundScanner } from '../../shared/contract/scanners';
import type { SourceEvents } from './scanner-source';

/** There are no plug events: devices are looked for so often. */
const LOOK_MS = 2_500;
/** USB HID POS usage tables 1.02: bar code scanner. */
const USAGE_PAGE = 0x8c;
const USAGE = 0x02;

export type HidInfo = {
  readonly vendorId: number;
  readonly productId: number;
  readonly path?: string | undefined;
  readonly serialNumber?: string | undefined;
  readonly manufacturer?: string | undefined;
  readonly product?: string | undefined;
  readonly usagePage?: number | undefined;
  readonly usage?: number | undefined;
};
export type HidDevice = {
  readonly on: ((event: 'data', listener: (report: Buffer) => void) => unknown) &
    ((event: 'error', listener: (error: unknown) => void) => unknown);
  readonly close: () => Promise<void>;
};
/** What this needs of `node-hid`. */
export type HidLibrary = {
  readonly devices: () => Promise<readonly HidInfo[]>;
  readonly open: (path: string) => Promise<HidDevice>;
};

type Opened = {
  readonly info: HidInfo;
  device: HidDevice | null;
  problem: string;
  state: HidState;
  /** Not opened: what it said last is shown, and it is tried again at the next look. */
  denied: boolean;
};

export class HidScanners {
  readonly #load: () => Promise<HidLibrary>;
  readonly #events: SourceEvents;
  readonly #opened = new Map<string, Opened>();
  #library: HidLibrary | null = null;
  #problem: string | null = null;
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(load: () => Promise<HidLibrary>, events: SourceEvents) {
    this.#load = load;
    this.#events = events;
  }

  /** Why HID scanners cannot be looked for here, or null. */
  problem = (): string | null => this.#problem;

  found = (): FoundScanner[] =>
    [...this.#opened.entries()].map(([path, { info, device, problem, denied }]) => ({
      id: `hid:${info.vendorId.toString(16)}:${info.productId.toString(16)}:${info.serialNumber ?? path}`,
      kind: 'hidpos',
      name: [info.manufacturer, info.product].filter((word) => word).join(' ') || 'USB scanner',
      port: path,
      state: device ? 'open' : denied ? 'denied' : 'broken',
      detail: problem,
      baudRate: null,
    }));

  async start(): Promise<void> {
    try {
      this.#library = await this.#load();
    } catch (error) {
      this.#problem = messageOf(error);
      this.#events.log(`HID: ${this.#problem}`);
      return;
    }
    await this.#look();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    const devices = [...this.#opened.values()].flatMap(({ device }) => device ?? []);
    await Promise.all(devices.map((device) => device.close().catch(() => undefined)));
    this.#opened.clear();
  }

  /** Opens what came, forgets what went. Never throws. */
  async #look(): Promise<void> {
    try {
      const infos = (await this.#library?.devices()) ?? [];
      const here = infos.filter(
        (info) => info.usagePage === USAGE_PAGE && info.usage === USAGE && info.path !== undefined,
      );
      for (const path of this.#opened.keys()) if (!here.some((info) => info.path === path)) this.#opened.delete(path);
      for (const info of here) if (!this.#opened.get(info.path ?? '')?.device) await this.#open(info);
      this.#problem = null;
    } catch (error) {
      this.#problem = messageOf(error);
    }
    if (!this.#stopped) this.#timer = setTimeout(() => void this.#look(), LOOK_MS);
  }

  async #open(info: HidInfo): Promise<void> {
    const path = info.path ?? '';
    const opened: Opened = { info, device: null, problem: '', state: HID_START, denied: false };
    this.#opened.set(path, opened);
    try {
      const device = await this.#library?.open(path);
      if (!device) return;
      opened.device = device;
      device.on('data', (report) => this.#take(opened, report));
      device.on('error', (error) => {
        // Pulled out: the next look finds it again, or not.
        opened.device = null;
        opened.problem = messageOf(error);
        device.close().catch(() => undefined);
      });
    } catch (error) {
      opened.problem = messageOf(error);
      opened.denied = /permission|denied|cannot open/iu.test(opened.problem);
    }
  }

  #take(opened: Opened, report: Uint8Array): void {
    const atMs = performance.now();
    const profile = profileOfVendor(opened.info.vendorId);
    const timedOut: HidStep = hidTimeout(opened.state, atMs);
    const step = stepHid(timedOut.state, report, atMs, profile);
    opened.state = step.state;
    for (const reason of [...timedOut.dropped, ...step.dropped]) this.#events.log(`HID scanner: dropped, ${reason}`);
    if (step.scan) this.#events.onScan(decodeBytes(step.scan), 'hidpos');
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
