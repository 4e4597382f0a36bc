// npm run simulate: a scanner, a label printer and a slip printer without hardware, for whoever wants to try the till or test it.
// Type a code and Enter to scan it; \x1d stands for the GS1 separator. `:unplug` and `:plug` pull the scanner out and put it in
// again; `:coverOpen`, `:paperOut`, `:offline`, `:hang` and `:ready` are what the slip printer is like from then on.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { startLabelPrinter } from './label-printer';
import { slipText } from './escpos';
import { SerialScannerSimulator } from './serial-scanner';
import { serveSlipPrinter, type SlipPrinterState } from './slip-printer';

const RAW_PORT = 9_100;
const SLIP_STATES: readonly SlipPrinterState[] = ['ready', 'coverOpen', 'paperOut', 'offline', 'hang'];
const optionOf = (name: string): string | undefined => process.argv[process.argv.indexOf(`--${name}`) + 1];
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const folder = path.resolve(process.argv.includes('--folder') ? (optionOf('folder') ?? '.') : 'test-results/devices');
mkdirSync(folder, { recursive: true });
const port = process.argv.includes('--port') ? Number(optionOf('port')) : RAW_PORT;

const printer = await startLabelPrinter(folder, port, say);
const slips = await serveSlipPrinter('ready', port === 0 ? 0 : port + 1);
const scanner = new SerialScannerSimulator(path.join(folder, 'scanner'));
await scanner.plugIn();
say(`label printer: 127.0.0.1:${printer.port} (Settings > Printers, ZPL on the network); labels come out in ${folder}`);
say(`slip printer: 127.0.0.1:${slips.port} (Settings > Printers, ESC/POS on the network)`);
say(`scanner: ${scanner.port} (Settings > Scanner > Another port); type a code and Enter to scan it, :unplug, :plug`);

void showSlips();
for await (const line of createInterface({ input: process.stdin })) {
  if (line === ':unplug') await scanner.pullOut();
  else if (line === ':plug') await scanner.plugIn();
  else if (line.startsWith(':')) slips.printer.state = SLIP_STATES.find((state) => `:${state}` === line) ?? 'ready';
  else if (line !== '') await scanner.send(`${line.replaceAll('\\x1d', '\u001d')}\r`);
  if (line !== '') say(`scanner: ${line}`);
}
await scanner.pullOut();
printer.stop();
process.exit(0);

async function showSlips(): Promise<void> {
  for (let count = 1; ; count += 1) {
    const slip = (await slips.printer.printed(count))[count - 1];
    if (slip) say(`slip printer:\n${slipText(slip)}`);
  }
}
