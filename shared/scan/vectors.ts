// Runs a file of recorded scans through framing and decoding, as the devices' own code does, for `scan --vectors FILE`.
// It takes the parsed file and gives plain data; reading files and printing belong to the command line.
import { decodeScan } from './decode';
import { FRAMER_DEFAULTS, FRAMER_START, stepFramer, type FramerSettings } from './serial-framer';
import { HID_START, NEWLAND_PROFILE, STANDARD_PROFILE, stepHid } from './hid-report';
import type { Scan, ScanSource } from './scan';
import { replayWedge } from './vector-keys';
import { WEDGE_DEFAULTS, type WedgeSettings } from './wedge-state';

/** A scan as the vectors state it: the reading, without what was received and what is offered. */
type VectorScan = Omit<Scan, 'raw' | 'offers'>;
export type VectorResult = { readonly id: unknown; readonly scans: readonly VectorScan[] };

/** The year that the expected dates of a file without a date of its own are counted from. */
const VECTOR_YEAR = 2_026;

type Fields = { readonly [name: string]: unknown };

/**
 * Runs every vector of a file `{meta, vectors: [...]}` and answers them in order. Throws a TypeError that names the vector
 * where the file has not that form.
 */
export function runVectors(file: unknown): readonly VectorResult[] {
  const { meta, vectors } = fieldsOf(file, 'the file');
  if (!Array.isArray(vectors)) throw new TypeError('the file has no list "vectors"');
  const year = yearOf(meta);
  return vectors.map((entry: unknown, place) => {
    const vector = fieldsOf(entry, `vector ${place + 1}`);
    return { id: vector['id'] ?? null, scans: runVector(vector, year) };
  });
}

function yearOf(meta: unknown): number {
  const made = isFields(meta) ? meta['made'] : null;
  return typeof made === 'string' && /^\d{4}-/u.test(made) ? Number(made.slice(0, 4)) : VECTOR_YEAR;
}

function runVector(vector: Fields, year: number): readonly VectorScan[] {
  const transport = vector['transport'];
  const decoded = (inputs: readonly (Uint8Array | string)[], source: ScanSource): readonly VectorScan[] =>
    inputs
      .map((input) => decodeScan(input, source, year))
      // A frame of blanks is noise on the line: the devices do not pass it on.
      .filter((scan) => !scan.errors.includes('empty'))
      .map(stated);
  if (transport === 'wedge') return decoded(replayWedge(keysOf(vector), wedgeSettings(vector)), 'wedge');
  if (transport === 'hidpos') return decoded(hidScans(vector), 'hidpos');
  if (transport === 'serial') return decoded(serialFrames(vector), 'serial');
  throw new TypeError(`vector ${String(vector['id'])} has no transport that is known`);
}

function stated(scan: Scan): VectorScan {
  const { kind, aim, symbology, text, gtin14, serial, lot, expiry, elements, warnings, errors } = scan;
  return { kind, aim, symbology, text, gtin14, serial, lot, expiry, elements, warnings, errors };
}

function keysOf(vector: Fields): Parameters<typeof replayWedge>[0] {
  const keys = vector['keys'];
  if (!isListOf(keys, 'string')) throw new TypeError(`vector ${String(vector['id'])} has no list "keys"`);
  const idle = vector['then_idle_ms'];
  return {
    keys,
    gapsMs: gapsOf(vector, keys.length),
    capsLock: vector['caps_lock'] === true,
    thenIdleMs: typeof idle === 'number' ? idle : null,
  };
}

/** The silence before each key, report or chunk: a list, one figure between each two, or none. */
function gapsOf(vector: Fields, count: number): readonly number[] {
  const gaps = vector['gaps_ms'] ?? vector['gap_ms'];
  if (isListOf(gaps, 'number')) return gaps;
  const gap = typeof gaps === 'number' ? gaps : 0;
  return Array.from({ length: count }, (_, place) => (place === 0 ? 0 : gap));
}

function wedgeSettings(vector: Fields): WedgeSettings {
  const settings = vector['settings'];
  return isFields(settings) ? { ...WEDGE_DEFAULTS, ...settings } : WEDGE_DEFAULTS;
}

function hidScans(vector: Fields): readonly Uint8Array[] {
  const profile = vector['layout'] === NEWLAND_PROFILE.name ? NEWLAND_PROFILE : STANDARD_PROFILE;
  const reports = bytesOf(vector, 'reports_hex');
  const gaps = gapsOf(vector, reports.length);
  const scans: Uint8Array[] = [];
  let state = HID_START;
  let atMs = 0;
  reports.forEach((report, place) => {
    atMs += gaps[place] ?? 0;
    const step = stepHid(state, report, atMs, profile);
    if (step.scan !== null) scans.push(step.scan);
    ({ state } = step);
  });
  return scans;
}

function serialFrames(vector: Fields): readonly Uint8Array[] {
  const framing = vector['framing'] === 'stx-etx' ? 'stx-etx' : 'line';
  const settings: FramerSettings = { ...FRAMER_DEFAULTS, framing };
  const chunks = bytesOf(vector, 'chunks_hex');
  const gaps = gapsOf(vector, chunks.length);
  const frames: Uint8Array[] = [];
  let state = FRAMER_START;
  let atMs = 0;
  chunks.forEach((chunk, place) => {
    atMs += gaps[place] ?? 0;
    const step = stepFramer(state, chunk, atMs, settings);
    frames.push(...step.frames);
    ({ state } = step);
  });
  return frames;
}

function bytesOf(vector: Fields, name: string): readonly Uint8Array[] {
  const list = vector[name];
  if (!isListOf(list, 'string')) throw new TypeError(`vector ${String(vector['id'])} has no list "${name}"`);
  return list.map(hexBytes);
}

/** The bytes of a text of hexadecimal digits, blanks between them allowed. Throws on anything else. */
export function hexBytes(text: string): Uint8Array {
  const digits = text.replace(/\s/gu, '');
  if (!/^(?:[0-9a-f]{2})*$/iu.test(digits)) throw new TypeError('bytes are pairs of hexadecimal digits');
  return Uint8Array.from({ length: digits.length / 2 }, (_, at) =>
    Number.parseInt(digits.slice(at * 2, at * 2 + 2), 16),
  );
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function fieldsOf(value: unknown, what: string): Fields {
  if (!isFields(value)) throw new TypeError(`${what} is not an object`);
  return value;
}

type Basic = { string: string; number: number };

function isListOf<T extends keyof Basic>(value: unknown, type: T): value is readonly Basic[T][] {
  return Array.isArray(value) && value.every((item) => typeof item === type);
}
