// `scan --report HEX`: input reports of a HID POS scanner, as hexadecimal, become the text of one scan.
import { decodeBytes } from '../../shared/scan/characters';
import { HID_START, STANDARD_PROFILE, stepHid } from '../../shared/scan/hid-report';

const REPORT_BYTES = 64;

/** The scan with its AIM identifier in front; null where the reports hold no whole scan. */
export function reportScan(hex: string): string | null {
  if (!/^(?:[0-9a-f]{2})+$/iu.test(hex)) return null;
  const bytes = Uint8Array.from(hex.match(/../gu) ?? [], (pair) => Number.parseInt(pair, 16));
  let state = HID_START;
  for (let at = 0; at < bytes.length; at += REPORT_BYTES) {
    const step = stepHid(state, bytes.subarray(at, at + REPORT_BYTES), at, STANDARD_PROFILE);
    if (step.scan) return decodeBytes(step.scan);
    state = step.state;
  }
  return null;
}
