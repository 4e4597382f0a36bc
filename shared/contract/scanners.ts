// Scanners with a connection of their own, as window and main process speak of them: a serial port, or USB in HID POS mode.
// A keyboard wedge is none: its keys arrive in the window by themselves.

export type ScannerKind = 'serial' | 'hidpos';

/** One scan of such a scanner, on its way to the window. */
export type DeviceScan = {
  /** The id of the command that it becomes: the same scan sent twice is done once. */
  readonly id: string;
  /** The text with its AIM identifier, if the scanner sends one. */
  readonly text: string;
  readonly via: ScannerKind;
  /** Scans that came before this one while no window took them, and were too many to be kept. */
  readonly lostBefore: number;
};

/**
 * `waiting`: not plugged in, looked for again and again. `busy`: another program has the port. `denied`: this user may not open
 * it. `off`: found, and nobody asked for it.
 */
export type ScannerState = 'off' | 'open' | 'waiting' | 'busy' | 'denied' | 'broken';

export type FoundScanner = {
  /** Stays the same when the scanner is plugged into another socket, where it tells its serial number. */
  readonly id: string;
  readonly kind: ScannerKind;
  readonly name: string;
  /** The system's name of the port, such as COM3. */
  readonly port: string;
  readonly state: ScannerState;
  /** What the system said; empty where all is well. */
  readonly detail: string;
  /** Of a serial port. */
  readonly baudRate: number | null;
};

export type ScannerList = {
  readonly scanners: readonly FoundScanner[];
  /** Why HID scanners cannot be looked for here; null where they can. */
  readonly hidProblem: string | null;
};

/** Rates that scanners of the field can be set to; 9600 is what they come with. */
export const BAUD_RATES = [9_600, 19_200, 38_400, 57_600, 115_200] as const;

/** The serial ports that hold scanners, as the window asks for them. */
export type UsedPort = { readonly id: string; readonly baudRate: number };
