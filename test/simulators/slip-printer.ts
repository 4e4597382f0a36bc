// A slip printer on TCP: answers DLE EOT truthfully, prints what it takes as events, and can be in any of the states that
// printers in shops are in.
import { createServer, type Socket } from 'node:net';
import { readEscposJob, type SlipEvent } from './escpos';

/** `hang` takes the first bytes of a job and nothing after; `silent` never answers; `http` is another service. */
export type SlipPrinterState =
  | 'ready'
  | 'nearEnd'
  | 'paperOut'
  | 'coverOpen'
  | 'offline'
  | 'cutterStuck'
  | 'broken'
  | 'paperOutInJob'
  | 'hang'
  | 'silent'
  | 'http';

/** Answers to DLE EOT 1 to 4 when all is well: only the bits that are always set, and drawer shut (Epson). */
const WELL = [0x16, 0x12, 0x12, 0x12] as const;
const OUT_OF_PAPER = [0x1e, 0x32, 0x12, 0x7e] as const;
const ANSWERS: Readonly<Partial<Record<SlipPrinterState, readonly number[]>>> = {
  nearEnd: [0x16, 0x12, 0x12, 0x1e],
  paperOut: OUT_OF_PAPER,
  coverOpen: [0x1e, 0x16, 0x12, 0x12],
  offline: [0x1e, 0x12, 0x12, 0x12],
  cutterStuck: [0x1e, 0x52, 0x1a, 0x12],
  broken: [0x1e, 0x52, 0x32, 0x12],
};
/** So much of a job goes in before a printer hangs, or its paper ends. */
const HALF_BYTES = 200;
const DLE_EOT = [0x10, 0x04] as const;
const CUT_AND_END = Buffer.from([0x1d, 0x56, 0x01, 0x0a]);

/** The printer itself, whatever it hangs on: takes bytes, gives answers, and tells of each slip that was cut off. */
export class SlipPrinter {
  #job: Buffer = Buffer.alloc(0);
  /** The beginning of a question whose rest is still on its way. */
  #begun: Buffer = Buffer.alloc(0);
  state: SlipPrinterState = 'ready';
  readonly slips: (readonly SlipEvent[])[] = [];
  readonly faults: string[] = [];
  #changed: () => void = () => undefined;

  get hangs(): boolean {
    return this.state === 'silent' || (this.state === 'hang' && this.#job.length >= HALF_BYTES);
  }

  /** Bytes taken of a slip that is not cut off. */
  get unfinished(): number {
    return this.#job.length;
  }

  /** Takes what came and gives what the printer answers. */
  feed(part: Buffer): Buffer {
    const answers: number[] = [];
    const bytes = Buffer.concat([this.#begun, part]);
    this.#begun = Buffer.alloc(0);
    for (let at = 0; at < bytes.length && !this.hangs; at += 1) {
      const rest = bytes.subarray(at, at + 3);
      if (rest.length < 3 && Buffer.from(DLE_EOT).subarray(0, rest.length).equals(rest.subarray(0, 2))) {
        this.#begun = Buffer.from(rest);
        break;
      }
      if (bytes[at] === DLE_EOT[0] && bytes[at + 1] === DLE_EOT[1]) {
        answers.push(this.#answer(bytes[at + 2] ?? 0));
        at += 2;
      } else this.#job = Buffer.concat([this.#job, bytes.subarray(at, at + 1)]);
    }
    if (this.#job.subarray(-CUT_AND_END.length).equals(CUT_AND_END)) this.#print();
    this.#changed();
    return Buffer.from(answers);
  }

  /** Resolves when so many slips are cut off. */
  printed(count: number): Promise<readonly (readonly SlipEvent[])[]> {
    return new Promise((resolve) => {
      this.#changed = () => {
        if (this.slips.length >= count) resolve(this.slips);
      };
      this.#changed();
    });
  }

  #answer(question: number): number {
    const ended = this.state === 'paperOutInJob' && this.#job.length + this.slips.length > 0;
    return (ended ? OUT_OF_PAPER : (ANSWERS[this.state] ?? WELL))[question - 1] ?? 0xff;
  }

  #print(): void {
    try {
      this.slips.push(readEscposJob(this.#job));
    } catch (error) {
      this.faults.push(String(error));
    }
    this.#job = Buffer.alloc(0);
  }
}

export type SlipPrinterServer = {
  readonly printer: SlipPrinter;
  readonly port: number;
  readonly connections: () => number;
  readonly stop: () => Promise<void>;
};

/** Listens on a port of this computer, 0 for any. */
export function serveSlipPrinter(state: SlipPrinterState, port = 0): Promise<SlipPrinterServer> {
  const printer = new SlipPrinter();
  printer.state = state;
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    socket.on('data', (bytes: Buffer) => {
      if (printer.state === 'http') return void socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
      socket.write(printer.feed(bytes));
      if (printer.hangs) socket.pause();
    });
  });
  const stop = (): Promise<void> =>
    new Promise((resolve) => {
      for (const socket of sockets) socket.destroy();
      server.close(() => resolve());
    });
  return new Promise((resolve) => {
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      const taken = typeof address === 'object' && address ? address.port : 0;
      resolve({ printer, port: taken, connections: () => connections, stop });
    });
  });
}
