// Serial scanners: a stream of bytes in arbitrary pieces becomes frames, one a scan (fault R3). CR, LF, CR LF, TAB and ETX
// all end one. Times are passed in; the port itself belongs to the main process, and what a frame means to the decoder.

export type FramerSettings = {
  /** `stx-etx`: only ETX ends a frame and only STX begins one, so that line ends may stand inside. */
  readonly framing: 'line' | 'stx-etx';
  /** What becomes of bytes that no terminator follows: dropped, or a scan, for scanners set to send no suffix. */
  readonly onSilence: 'drop' | 'emit';
};

export const FRAMER_DEFAULTS: FramerSettings = { framing: 'line', onSilence: 'drop' };

/** A scanner sends a scan in one go: after so long a silence the rest of it will not come. */
export const FRAMER_SILENCE_MS = 300;
/** As many bytes as the decoder takes; a longer frame is a wrong baud rate or noise. */
const MAX_FRAME = 4_096;

const STX = 0x02;
const ETX = 0x03;
const TAB = 0x09;
const LF = 0x0a;
const CR = 0x0d;

export type FramerState = {
  readonly bytes: readonly number[];
  readonly lastMs: number;
  /** The frame grew too long: the rest of it is skipped up to its end. */
  readonly skipping: boolean;
  /** STX has been seen. */
  readonly inside: boolean;
};
export const FRAMER_START: FramerState = { bytes: [], lastMs: 0, skipping: false, inside: false };

/** Why bytes were thrown away, for the log. `restarted`: STX began a frame before the last one had ended. */
export type FramerDrop = 'silence' | 'too-long' | 'restarted' | 'outside';
export type FramerStep = {
  readonly state: FramerState;
  readonly frames: readonly Uint8Array[];
  readonly dropped: readonly FramerDrop[];
};

/** Takes a piece of the stream. `atMs` is when the port delivered it, on any clock that does not go back. */
export function stepFramer(
  before: FramerState,
  chunk: Uint8Array,
  atMs: number,
  settings: FramerSettings = FRAMER_DEFAULTS,
): FramerStep {
  const rest = framerTimeout(before, atMs, settings);
  const frames = [...rest.frames];
  const dropped = [...rest.dropped];
  let { skipping, inside } = rest.state;
  let bytes = [...rest.state.bytes];
  for (const byte of chunk) {
    if (ends(byte, settings)) {
      if (bytes.length > 0 && !skipping) frames.push(Uint8Array.from(bytes));
      [bytes, skipping, inside] = [[], false, false];
    } else if (byte === STX) {
      if (bytes.length > 0) dropped.push('restarted');
      [bytes, skipping, inside] = [[], false, true];
    } else if (settings.framing === 'stx-etx' && !inside) {
      if (!isBlank(byte) && dropped.at(-1) !== 'outside') dropped.push('outside');
    } else if (bytes.length < MAX_FRAME) {
      bytes.push(byte);
    } else if (!skipping) {
      skipping = true;
      dropped.push('too-long');
    }
  }
  return { state: { bytes, lastMs: atMs, skipping, inside }, frames, dropped };
}

/** Closes what no terminator has followed by `atMs`, as the settings say. */
export function framerTimeout(
  state: FramerState,
  atMs: number,
  settings: FramerSettings = FRAMER_DEFAULTS,
): FramerStep {
  if (state.bytes.length === 0 || atMs - state.lastMs <= FRAMER_SILENCE_MS) return { state, frames: [], dropped: [] };
  const cleared = { ...FRAMER_START, lastMs: state.lastMs };
  if (settings.onSilence === 'drop' || state.skipping) return { state: cleared, frames: [], dropped: ['silence'] };
  return { state: cleared, frames: [Uint8Array.from(state.bytes)], dropped: [] };
}

function ends(byte: number, settings: FramerSettings): boolean {
  if (byte === ETX) return true;
  return settings.framing === 'line' && isBlank(byte);
}

function isBlank(byte: number): boolean {
  return byte === CR || byte === LF || byte === TAB;
}
