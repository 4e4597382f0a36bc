// All scanners of this computer that have a connection of their own: which there are, which are used, and one stream of scans
// in order of arrival. It must not know windows or what a scan means.
import type { FoundScanner, ScannerKind, ScannerList, UsedPort } from '../../shared/contract/scanners';
import { HidScanners, type HidLibrary } from './hid-scanners';
import { portId, SerialScanner, type PortInfo, type PortSettings, type SerialLibrary } from './serial-scanner';
import { readUsedPorts, writeUsedPorts } from './used-ports';

const BY_PATH = 'port:';

export type ScannersParts = {
  /** Where this computer keeps which ports it uses. */
  readonly folder: string;
  readonly loadSerial: () => Promise<SerialLibrary>;
  readonly loadHid: () => Promise<HidLibrary>;
  readonly onScan: (text: string, via: ScannerKind) => void;
  readonly log: (line: string) => void;
};

export class Scanners {
  readonly #parts: ScannersParts;
  readonly #hid: HidScanners;
  #serial: SerialLibrary | null = null;
  #used: readonly PortSettings[] = [];
  #open: { readonly settings: PortSettings; readonly scanner: SerialScanner }[] = [];

  constructor(parts: ScannersParts) {
    this.#parts = parts;
    this.#hid = new HidScanners(parts.loadHid, parts);
  }

  async start(): Promise<void> {
    await this.#hid.start();
    await this.#use(readUsedPorts(this.#parts.folder));
  }

  async stop(): Promise<void> {
    await Promise.all([this.#hid.stop(), ...this.#open.map(({ scanner }) => scanner.stop())]);
    this.#open = [];
  }

  /** What is plugged in, and what is used and is not. */
  async list(): Promise<ScannerList> {
    const ports = await (await this.#library()).list().catch(() => []);
    const used = this.#open.map(({ settings, scanner }) => {
      const port = ports.find((one) => portId(one) === portId(settings)) ?? settings;
      return { ...found(port), ...scanner.status(), baudRate: settings.baudRate };
    });
    const free = ports.map(found).filter((port) => !used.some(({ id }) => id === port.id));
    return { scanners: [...used, ...free, ...this.#hid.found()], hidProblem: this.#hid.problem() };
  }

  /** From now on these serial ports hold scanners, and no others; kept on this computer. */
  async use(wanted: readonly UsedPort[]): Promise<void> {
    const ports: readonly PortInfo[] = await (await this.#library()).list().catch(() => []);
    const known = [...this.#used, ...ports];
    const chosen = wanted.flatMap(({ id, baudRate }): PortSettings[] => {
      // A port that the system does not list, such as one over Bluetooth, is named by its path.
      const port =
        known.find((one) => portId(one) === id) ?? (id.startsWith(BY_PATH) ? { path: id.slice(BY_PATH.length) } : null);
      if (!port) return [];
      const { path, vendorId, productId, serialNumber } = port;
      return [{ path, vendorId, productId, serialNumber, baudRate }];
    });
    await this.#use(chosen);
    writeUsedPorts(this.#parts.folder, chosen);
  }

  async #use(used: readonly PortSettings[]): Promise<void> {
    this.#used = used;
    const library = used.length === 0 ? this.#serial : await this.#library();
    const same = (a: PortSettings, b: PortSettings): boolean => portId(a) === portId(b) && a.baudRate === b.baudRate;
    const kept = this.#open.filter(({ settings }) => used.some((one) => same(one, settings)));
    const gone = this.#open.filter((one) => !kept.includes(one));
    await Promise.all(gone.map(({ scanner }) => scanner.stop()));
    const fresh = used.filter((one) => !kept.some(({ settings }) => same(one, settings)));
    const opened = library
      ? fresh.map((settings) => ({ settings, scanner: new SerialScanner(settings, library, this.#parts) }))
      : [];
    this.#open = [...kept, ...opened];
    for (const { scanner } of opened) scanner.start();
  }

  async #library(): Promise<SerialLibrary> {
    this.#serial ??= await this.#parts.loadSerial();
    return this.#serial;
  }
}

function found(port: PortInfo): FoundScanner {
  const { path, manufacturer, serialNumber } = port;
  const name = [manufacturer, serialNumber].filter((word) => word).join(' ') || path;
  return { id: portId(port), kind: 'serial', name, port: path, state: 'off', detail: '', baudRate: null };
}
