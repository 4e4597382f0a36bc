// Which serial ports of this computer hold scanners: a file in this computer's own folder, since a scanner hangs on a cable and
// not on a company.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { PortSettings } from './serial-scanner';

const text = z.string().max(260);
const ports = z
  .array(
    z.object({
      path: text,
      vendorId: text.optional(),
      productId: text.optional(),
      serialNumber: text.optional(),
      baudRate: z.int().min(300).max(1_000_000),
    }),
  )
  .max(20);

const fileIn = (folder: string): string => path.join(folder, 'scanners.json');

/** The ports as they were last set here; none where the file is missing or makes no sense. */
export function readUsedPorts(folder: string): readonly PortSettings[] {
  try {
    return ports.parse(JSON.parse(readFileSync(fileIn(folder), 'utf8')));
  } catch {
    return [];
  }
}

export function writeUsedPorts(folder: string, used: readonly PortSettings[]): void {
  mkdirSync(folder, { recursive: true });
  const file = fileIn(folder);
  writeFileSync(`${file}.new`, JSON.stringify(used));
  renameSync(`${file}.new`, file);
}
