// Fits the symbols of a serial onto a label in whole dots, or says why they do not fit and what would (fault 19).
// Knows modules, dots and a format's limits; it must not know where on the label a symbol stands.
import { CODE128_QUIET, code128Bits, code128Modules, isCode128Text } from './code128';
import { dotsOf, HMM_PER_INCH, hmmOf } from './drawing';
import { squareRoom, type Area } from './label-area';
import type { LabelData } from './label-data';
import { LABEL_LIMITS, leastModuleDots, type BarsLimits, type SquareLimits } from './label-format';
import { SQUARE_QUIET, squareContent, type NoContent, type SquareContent, type SquareKind } from './label-square';

/** A square symbol as the maker of symbols gives it; `bits` is null where the printer makes it from the text. */
export type MatrixSymbol = { readonly side: number; readonly bits: readonly number[] | null };

export type SymbolKind = 'code128' | SquareKind;

export type LabelRefusal =
  | NoContent
  | {
      readonly kind: 'symbolTooLarge';
      readonly symbol: SymbolKind;
      /** Modules across, without quiet zones. */
      readonly modules: number;
      /** With quiet zones, at the smallest module that is allowed. */
      readonly neededHmm: number;
      /** The label's width for bars; for a square symbol what text, bars and margins leave of width or height. */
      readonly roomHmm: number;
      /** The symbol that this label could carry instead, for the designer's offer. */
      readonly fits: SymbolKind | null;
    }
  /** Bars of the least height, the foot line and the margins are higher than the label. */
  | { readonly kind: 'labelTooLow'; readonly neededHmm: number; readonly roomHmm: number }
  /** The symbols leave no room for TRAINING or COPY, which no such label goes without (fault R19). */
  | { readonly kind: 'noRoomForMark'; readonly mark: string };

export type Bars = {
  readonly kind: 'bars';
  readonly bits: readonly number[];
  readonly moduleDots: number;
  readonly widthDots: number;
};

/** The module of a square symbol that is offered where the format has none of its own. */
const OFFERED_SQUARE_HMM = 50;
/** What is offered instead, the first that fits; a smaller one that every reader knows comes first. */
const OFFERS: readonly SquareKind[] = ['dataMatrix', 'qr'];

/** The widest bars that the width and the format allow, quiet zones inside the label, or the refusal. */
export function fitBars(label: LabelData, area: Area, limits: BarsLimits): Bars | LabelRefusal {
  const bits = code128Bits(label.serial);
  const modules = bits.length + 2 * limits.quietModules;
  const { least, most } = moduleRange(limits, area.dpi);
  const moduleDots = Math.min(most, Math.floor(area.width / modules));
  if (moduleDots >= least) return { kind: 'bars', bits, moduleDots, widthDots: bits.length * moduleDots };
  return {
    kind: 'symbolTooLarge',
    symbol: 'code128',
    modules: bits.length,
    neededHmm: hmmOf(modules * least, area.dpi),
    roomHmm: area.format.widthHmm,
    fits: offeredSquare(label, area, squareRoom(area), null),
  };
}

/** The largest module in dots for a square symbol in `room` dots of height, quiet zones included, or the refusal. */
export function fitSquare(
  label: LabelData,
  area: Area,
  content: SquareContent,
  limits: SquareLimits,
  room: number,
): number | LabelRefusal {
  const across = content.side + 2 * quietOf(content, limits);
  const space = Math.min(room, squareRoom(area));
  const { least, most } = moduleRange(limits, area.dpi);
  const moduleDots = Math.min(most, Math.floor(space / across));
  if (moduleDots >= least) return moduleDots;
  return {
    kind: 'symbolTooLarge',
    symbol: content.kind,
    modules: content.side,
    neededHmm: hmmOf(across * least, area.dpi),
    roomHmm: hmmOf(Math.max(space, 0), area.dpi),
    fits: offeredSquare(label, area, space, content) ?? offeredBars(label, area),
  };
}

/** Light margin of a symbol in modules: a GS1 format prints a plain Data Matrix where the item has no GTIN. */
export function quietOf(content: SquareContent, limits: SquareLimits): number {
  return Math.max(limits.quietModules, SQUARE_QUIET[content.kind]);
}

type Modules = Pick<BarsLimits, 'minModuleHmm' | 'maxModuleHmm' | 'moduleDots'>;

/** The module in dots, from the least that scanners read to the most that the format wants. */
function moduleRange(limits: Modules, dpi: number): { readonly least: number; readonly most: number } {
  if (limits.moduleDots !== null) return { least: limits.moduleDots, most: limits.moduleDots };
  const least = leastModuleDots(limits.minModuleHmm, dpi);
  return { least, most: Math.max(least, Math.floor((limits.maxModuleHmm * dpi) / HMM_PER_INCH)) };
}

/** A square symbol of the same serial that takes less room than the refused one and fits. */
function offeredSquare(label: LabelData, area: Area, space: number, refused: SquareContent | null): SquareKind | null {
  const least = leastModuleDots(OFFERED_SQUARE_HMM, area.dpi);
  const fitting = OFFERS.find((kind) => {
    const content = squareContent(kind, label);
    if (!('side' in content) || content.kind === refused?.kind) return false;
    return (content.side + 2 * SQUARE_QUIET[kind]) * least <= space;
  });
  return fitting ?? null;
}

/** Bars alone, where the label has none yet, is wide enough for them and high enough for the lowest. */
function offeredBars({ serial }: LabelData, area: Area): 'code128' | null {
  if (area.format.code128 !== null || !isCode128Text(serial)) return null;
  const modules = code128Modules(serial) + 2 * CODE128_QUIET;
  const wide = modules * leastModuleDots(LABEL_LIMITS.minLinear, area.dpi) <= area.width;
  const high = dotsOf(LABEL_LIMITS.minBars, area.dpi) + area.gap + area.foot + 2 * area.margin <= area.height;
  return wide && high ? 'code128' : null;
}
