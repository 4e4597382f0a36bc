// A label printer without hardware: the strict ZPL printer of the tests on a port, whose labels come out as pictures.
import { spawn, type ChildProcess } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { renderZpl } from '../devices/paper/readers';

const PROGRAM = path.resolve('test', 'devices', 'paper', 'printer-program.mjs');
/** What most label printers have; labels for others come out larger or smaller than they are. */
const DPI = 203;

type Event = { readonly kind: string; readonly port?: number; readonly zpl?: string; readonly command?: string };

/** Starts the printer; resolves with its port. `say` gets a line for everything that comes out of it. */
export async function startLabelPrinter(
  folder: string,
  wantedPort: number,
  say: (line: string) => void,
): Promise<{ readonly port: number; readonly stop: () => void }> {
  const child: ChildProcess = spawn(process.execPath, [PROGRAM, 'ready', String(wantedPort)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let count = 0;
  const print = async (zpl: string): Promise<void> => {
    count += 1;
    const file = path.join(folder, `label-${String(count).padStart(4, '0')}.png`);
    writeFileSync(file, await renderZpl(zpl, DPI));
    say(`label printer: ${file}`);
  };
  return new Promise((resolve, reject) => {
    child.once('exit', () => reject(new Error('the label printer ended')));
    if (!child.stdout) return;
    createInterface({ input: child.stdout }).on('line', (line) => {
      const event = JSON.parse(line) as Event;
      if (event.kind === 'listening') resolve({ port: event.port ?? 0, stop: () => child.kill() });
      else if (event.kind === 'error' && count === 0) reject(new Error(`the label printer cannot listen: ${line}`));
      else if (event.kind === 'label')
        print(event.zpl ?? '').catch((error: unknown) => say(`label printer: ${String(error)}`));
      else if (event.kind === 'unknown') say(`label printer: does not know ${event.command}`);
    });
  });
}
