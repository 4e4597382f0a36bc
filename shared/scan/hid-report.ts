// USB HID POS scanners (HID POS Usage Tables 1.02, page 0x8C): whole input reports become the bytes of one scan, the AIM
// identifier in front. Layouts differ by maker. Times are passed in; the device itself belongs to the main process.

/** How a maker lays out the report. Offsets count from the report id. */
export type HidProfile = {
  readonly name: string;
  /** Where the three bytes of the AIM identifier stand, or null where there are none. */
  readonly aimAt: number | null;
  readonly dataAt: number;
};

export const STANDARD_PROFILE: HidProfile = { name: 'standard', aimAt: 2, dataAt: 5 };
/** Some firmware puts one byte more before the identifier. */
const LATE_PROFILE: HidProfile = { name: 'late', aimAt: 3, dataAt: 6 };
export const NEWLAND_PROFILE: HidProfile = { name: 'newland', aimAt: null, dataAt: 2 };

const NEWLAND_VENDOR = 0x1eab;

/** The profile for a USB vendor id. */
export function profileOfVendor(vendorId: number): HidProfile {
  return vendorId === NEWLAND_VENDOR ? NEWLAND_PROFILE : STANDARD_PROFILE;
}

const REPORT_ID = 2;
const REPORT_LENGTH = 64;
const LENGTH_AT = 1;
const FLAG_AT = 63;
const CONTINUED = 1;
/** A report has room for 56 bytes of data; a larger length is a broken report, never a reason to read on. */
const MAX_DATA = 56;
/** So long a continued scan is waited for; a scanner sends its reports within some ten milliseconds. */
export const HID_UNFINISHED_MS = 500;
/** As many bytes as the decoder takes, and one more, so that it can say so. */
const MAX_JOINED = 4_097;
/** Answers to commands come as scans under these identifiers. */
const ANSWERS: readonly string[] = [']X0', ']Z6'];

type Joined = { readonly aim: string; readonly bytes: Uint8Array; readonly atMs: number };
export type HidState = { readonly joined: Joined | null };
export const HID_START: HidState = { joined: null };

export type HidDrop = 'length' | 'layout' | 'unfinished' | 'command-answer' | 'other-report';
export type HidStep = {
  readonly state: HidState;
  /** A finished scan, its AIM identifier in front. */
  readonly scan: Uint8Array | null;
  /** What was thrown away, for the log; no scan is made of it. */
  readonly dropped: readonly HidDrop[];
};

/**
 * Takes one input report: 64 bytes with the report id, as native drivers deliver it, or 63 without, as browsers do.
 * `atMs` is when it arrived, on any clock that does not go back.
 */
export function stepHid(state: HidState, report: Uint8Array, atMs: number, wanted: HidProfile): HidStep {
  const open = hidTimeout(state, atMs);
  const whole = withReportId(report);
  if (whole === null) return { ...open, dropped: [...open.dropped, 'other-report'] };
  const profile = layoutOf(whole, wanted);
  const length = whole[LENGTH_AT] ?? 0;
  if (profile === null || length > MAX_DATA) {
    const reason = profile === null ? 'layout' : 'length';
    // What a rejected report held is missing from the scan that it belonged to.
    return { state: HID_START, scan: null, dropped: [...open.dropped, ...unfinished(open.state), reason] };
  }
  const data = whole.subarray(profile.dataAt, profile.dataAt + length);
  return joined(open, aimIn(whole, profile), data, ((whole[FLAG_AT] ?? 0) & CONTINUED) === 1, atMs);
}

/** Drops a scan whose continuation has not come by `atMs`. */
export function hidTimeout(state: HidState, atMs: number): HidStep {
  const overdue = state.joined !== null && atMs - state.joined.atMs > HID_UNFINISHED_MS;
  return overdue ? { state: HID_START, scan: null, dropped: ['unfinished'] } : { state, scan: null, dropped: [] };
}

function unfinished(state: HidState): readonly HidDrop[] {
  return state.joined === null ? [] : ['unfinished'];
}

function withReportId(report: Uint8Array): Uint8Array | null {
  if (report.length === REPORT_LENGTH) return report[0] === REPORT_ID ? report : null;
  return report.length === REPORT_LENGTH - 1 ? Uint8Array.of(REPORT_ID, ...report) : null;
}

/** The layout that the bytes bear out: the identifier begins with a bracket, or all three bytes of it are zero. */
function layoutOf(report: Uint8Array, wanted: HidProfile): HidProfile | null {
  if (wanted.aimAt === null) return wanted;
  const first = report[wanted.aimAt];
  if (first === 0x5d) return wanted;
  if (first === 0 && report[wanted.aimAt + 1] === 0 && report[wanted.aimAt + 2] === 0) return wanted;
  return report[LATE_PROFILE.aimAt ?? 0] === 0x5d ? LATE_PROFILE : null;
}

function aimIn(report: Uint8Array, profile: HidProfile): string {
  if (profile.aimAt === null || report[profile.aimAt] === 0) return '';
  return String.fromCharCode(...report.subarray(profile.aimAt, profile.aimAt + 3));
}

/** Joins a report to what came before it; another identifier means that the earlier scan was cut. */
function joined(open: HidStep, aim: string, data: Uint8Array, continued: boolean, atMs: number): HidStep {
  const before = open.state.joined;
  const cut = before !== null && before.aim !== aim;
  const start = before === null || cut ? new Uint8Array() : before.bytes;
  const bytes = concat(start, data).subarray(0, MAX_JOINED);
  const dropped: readonly HidDrop[] = cut ? [...open.dropped, 'unfinished'] : open.dropped;
  if (continued) return { state: { joined: { aim, bytes, atMs } }, scan: null, dropped };
  if (ANSWERS.includes(aim)) return { state: HID_START, scan: null, dropped: [...dropped, 'command-answer'] };
  if (bytes.length === 0) return { state: HID_START, scan: null, dropped };
  const head = Uint8Array.from(aim, (character) => character.charCodeAt(0));
  return { state: HID_START, scan: concat(head, bytes), dropped };
}

function concat(first: Uint8Array, second: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(first.length + second.length);
  bytes.set(first);
  bytes.set(second, first.length);
  return bytes;
}
