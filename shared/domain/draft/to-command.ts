// Turns an open document into the command that posts it; the rules of decide judge it as any other command.
import { ONE_E7 } from '../../money/integer';
import { MAX_NAME } from '../../contract/fields';
import type { PostingCommands } from '../../contract/commands';
import type { Draft } from './draft';
import type { Command } from '../decide/index';

export type PostExtras = {
  readonly tenders?: PostingCommands['postSale']['tenders'] | undefined;
  readonly refunds?: PostingCommands['returnGoods']['refunds'];
  readonly twinReason?: string | undefined;
  readonly overrideReason?: string | undefined;
};

/** The posting command of a draft with what is given at its end: tenders, refunds, reasons. */
export function commandOf(draft: Draft, extras: PostExtras): Command {
  const { header } = draft;
  switch (draft.kind) {
    case 'sale':
      return { name: 'postSale', args: saleArgs(draft, extras.tenders ?? header.tenders.map((one) => ({ ...one }))) };
    case 'receipt':
      return { name: 'receiveUnits', args: receiptArgs(draft, extras.twinReason) };
    case 'return':
      return {
        name: 'returnGoods',
        args: {
          customer: header.customer,
          lines: returnLines(draft),
          ...(extras.refunds ? { refunds: extras.refunds } : {}),
        },
      };
    case 'vendor_return': {
      const lines = draft.lines.map((line) => ({ units: line.units.map((unit) => unit.serial) }));
      return {
        name: 'returnToVendor',
        args: {
          vendor: header.vendor ?? '',
          vendorReference: header.deliveryNote,
          overrideReason: extras.overrideReason ?? null,
          lines,
        },
      };
    }
  }
}

/** The lines of a sale draft as the sale command takes them. */
export function saleLines(draft: Draft): PostingCommands['postSale']['lines'] {
  return draft.lines.map((line) => ({
    item: line.item,
    quantityE7: line.quantityE7,
    ...(line.units.length > 0 ? { units: line.units.map((unit) => unit.serial) } : {}),
    ...(line.unitPriceMinor === null ? {} : { unitPriceMinor: line.unitPriceMinor }),
    ...(line.discountPpm === 0 ? {} : { discountPpm: line.discountPpm }),
    ...(line.discountMinor === 0 ? {} : { discountMinor: line.discountMinor }),
  }));
}

function saleArgs(draft: Draft, tenders: PostingCommands['postSale']['tenders']): PostingCommands['postSale'] {
  const { customer, docDiscountPpm, docDiscountMinor } = draft.header;
  return {
    customer,
    lines: saleLines(draft),
    ...(docDiscountPpm === 0 ? {} : { docDiscountPpm }),
    ...(docDiscountMinor === 0 ? {} : { docDiscountMinor }),
    tenders,
    onTrust: [],
    makersTaken: draft.lines.flatMap((line) =>
      line.units.flatMap(({ serial, taken }) => (taken ? [{ unit: serial, makers: [...taken] }] : [])),
    ),
  };
}

/** The numbers of a delivery that may stand twice: those of them that are still on it. */
export function twinsOf(draft: Draft): Draft['header']['twins'] {
  const onDraft = (item: string, text: string): boolean =>
    draft.lines.some((line) => line.item === item && line.units.some((unit) => unit.makers.includes(text)));
  return draft.header.twins.filter(({ item, text }) => onDraft(item, text));
}

type TwinArgs = Pick<PostingCommands['receiveUnits'], 'twinReason' | 'twins'>;

/** A reason given at the end covers all numbers; reasons given at scans cover the numbers scanned. */
function twinArgs(draft: Draft, given: string | undefined): TwinArgs {
  if (given !== undefined) return { twinReason: given };
  const twins = twinsOf(draft);
  if (twins.length === 0) return { twinReason: null };
  const reasons = [...new Set(twins.map(({ reason }) => reason))];
  return { twinReason: together(reasons), twins: twins.map(({ text }) => text) };
}

/** As many reasons, whole, as one reason may be long; the first always fits. */
function together(reasons: readonly string[]): string {
  return reasons.reduce((so, reason) => (so.length + reason.length + 2 > MAX_NAME ? so : `${so}; ${reason}`));
}

function receiptArgs(draft: Draft, twinReason: string | undefined): PostingCommands['receiveUnits'] {
  const { vendor, location, deliveryNote, deliveryNoteAgain, addOns } = draft.header;
  return {
    vendor: vendor ?? '',
    location: location ?? '',
    deliveryNote,
    ...(deliveryNoteAgain ? { deliveryNoteAgain } : {}),
    addOns: [...addOns],
    ...twinArgs(draft, twinReason),
    lines: draft.lines
      .filter((line) => line.quantityE7 > 0)
      .map((line) => ({
        item: line.item,
        quantityE7: line.quantityE7,
        ...(line.units.length > 0
          ? { units: line.units.map(({ serial, makers }) => ({ serial, makers: [...makers] })) }
          : {}),
        ...(line.unitCostMinor === null ? {} : { unitCostMinor: line.unitCostMinor }),
        discountMinor: line.discountMinor,
        taxMinor: 0,
        lot: null,
      })),
  };
}

function returnLines(draft: Draft): PostingCommands['returnGoods']['lines'] {
  return draft.lines.map((line) => {
    const [unit] = line.units;
    const reason = line.reason ?? draft.header.reason ?? '';
    if (unit) return { unit: unit.serial, reason };
    return { sale: line.sale ?? '', saleLine: line.saleLine ?? 0, quantityE7: line.quantityE7, reason };
  });
}

/** True when every unit of a line that has units is there: units = quantity (fault R13). */
export function isFilled(line: Draft['lines'][number]): boolean {
  return line.units.length === 0 || line.units.length * ONE_E7 === line.quantityE7;
}
