// What a shop sets of its slip printer: how wide the roll is, which code page its firmware speaks, where the drawer hangs.
// Figures that the settings page and the printer languages share; it must not know bytes.

export const ROLL_WIDTHS_MM = [80, 58] as const;
export type RollWidthMm = (typeof ROLL_WIDTHS_MM)[number];

/** Columns of the usual face, 12 dots each, and the dots of the print head that they fill at 203 dpi. */
export const ROLLS: Readonly<Record<RollWidthMm, { readonly columns: number; readonly dots: number }>> = {
  80: { columns: 48, dots: 576 },
  58: { columns: 32, dots: 384 },
};

/** Western first: cp858 is cp850 with the euro. Numbers of pages differ little among makers, so these are all. */
export const SLIP_CODEPAGES = ['cp858', 'cp437', 'cp850', 'cp852', 'cp866', 'windows1252'] as const;
export type SlipCodepage = (typeof SLIP_CODEPAGES)[number];

/** The pin of the drawer's plug that the printer pulses; `none` where no drawer hangs on it. */
export const DRAWER_PINS = ['none', '2', '5'] as const;
export type DrawerPin = (typeof DRAWER_PINS)[number];
