// Starts the fake printer program and follows what it says; stopped by its own handle only.
import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export type PrinterMode = 'ready' | 'paper-out' | 'open' | 'paused' | 'deaf' | 'mute' | 'http' | 'ssh';

type PrinterEvent =
  | { readonly kind: 'listening'; readonly port: number }
  | { readonly kind: 'label'; readonly zpl: string }
  | { readonly kind: 'unknown'; readonly command: string }
  | { readonly kind: 'rest'; readonly text: string }
  | { readonly kind: 'error'; readonly code: string }
  | { readonly kind: 'closed' };

export type FakePrinter = {
  readonly port: number;
  readonly events: readonly PrinterEvent[];
  /** Resolves when so many labels have come. */
  readonly labels: (count: number) => Promise<readonly string[]>;
  readonly stop: () => Promise<void>;
};

export async function startPrinter(mode: PrinterMode): Promise<FakePrinter> {
  const program = fileURLToPath(new URL('printer-program.mjs', import.meta.url));
  const child = spawn(process.execPath, [program, mode], { stdio: ['ignore', 'pipe', 'inherit'] });
  const events: PrinterEvent[] = [];
  let changed = (): void => undefined;
  const until = <T>(look: () => T | null): Promise<T> =>
    new Promise((resolve) => {
      changed = () => {
        const found = look();
        if (found !== null) resolve(found);
      };
      changed();
    });
  createInterface({ input: child.stdout }).on('line', (line) => {
    events.push(JSON.parse(line) as PrinterEvent);
    changed();
  });
  const texts = (): string[] => events.flatMap((event) => (event.kind === 'label' ? [event.zpl] : []));
  const port = await until(() => {
    const [first] = events;
    return first?.kind === 'listening' ? first.port : null;
  });
  const labels = (count: number): Promise<readonly string[]> => until(() => (texts().length >= count ? texts() : null));
  return { port, events, labels, stop: () => stopped(child) };
}

function stopped(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill();
  });
}

/** A port on which nothing listens: the printer is off or unplugged. */
export function deadPort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
