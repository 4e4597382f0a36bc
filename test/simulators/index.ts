// npm run simulate: a scanner and a label printer without hardware, for whoever wants to try the till or test it. Type a code
// and Enter to scan it; `:unplug` and `:plug` pull the scanner out and put it in again; \\x1d stands for the GS1 separator.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { startLabelPrinter } from './label-printer';
import { SerialScannerSimulator } from './serial-scanner';

const RAW_PORT = 9_100;
const optionOf = (name: string): string | undefined => process.argv[process.argv.indexOf(`--${name}`) + 1];
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const folder = path.resolve(process.argv.includes('--folder') ? (optionOf('folder') ?? '.') : 'test-results/devices');
mkdirSync(folder, { recursive: true });
const port = process.argv.includes('--port') ? Number(optionOf('port')) : RAW_PORT;

const printer = await startLabelPrinter(folder, port, say);
const scanner = new SerialScannerSimulator(path.join(folder, 'scanner'));
await scanner.plugIn();
say(`label printer: 127.0.0.1:${printer.port} (Settings > Printers, ZPL on the network); labels come out in ${folder}`);
say(`scanner: ${scanner.port} (Settings > Scanner > Another port); type a code and Enter to scan it, :unplug, :plug`);

for await (const line of createInterface({ input: process.stdin })) {
  if (line === ':unplug') await scanner.pullOut();
  else if (line === ':plug') await scanner.plugIn();
  else if (line !== '') await scanner.send(`${line.replaceAll('\\x1d', '\u001d')}\r`);
  if (line !== '') say(`scanner: ${line}`);
}
await scanner.pullOut();
printer.stop();
process.exit(0);
