// Changes to an open document by keys: header, lines, quantities, prices. Whether they may stand is for decide to say.
import type { CommandAnswer } from '../../shared/contract/answers';
import type { LocalCommands } from '../../shared/contract/commands';
import { needRight } from '../../shared/domain/decide/context';
import { noteOf, usedNote } from '../../shared/domain/decide/delivery-note';
import { hasUnits } from '../../shared/domain/decide/receive';
import { APPROVED_RIGHTS, termsOf } from '../../shared/domain/draft/approval';
import { blankLine, withHeader, withLine, type Draft } from '../../shared/domain/draft/draft';
import type { Refusal } from '../../shared/domain/refusal';
import { holds } from '../../shared/domain/rights';
import type { View } from '../../shared/domain/view';
import { fitsAmount, ONE_E7 } from '../../shared/money/integer';
import type { Frame } from '../ledger/run';
import { draftAnswer } from './answer';
import { ownDraft, toolsOf } from './desk';
import { done, refused } from './reply';

type Change = { readonly draft: Draft; readonly line: number | null } | Refusal;

/** Loads, changes, stores and answers; a refusal leaves the draft alone. */
function change(frame: Frame, id: string, move: (draft: Draft) => Change): CommandAnswer {
  const { store, answer } = toolsOf(frame);
  const draft = ownDraft(frame, id);
  if ('code' in draft) return refused(draft);
  const next = move(draft);
  if ('code' in next) return refused(next);
  store.save(draft, next.draft, frame.context.nowMs);
  return done({ draft: draftAnswer(answer, next.draft, next.line) });
}

export function changeDraft(frame: Frame, args: LocalCommands['changeDraft']): CommandAnswer {
  const { view } = frame.door.core;
  const { draft: id, item, ...header } = args;
  return change(frame, id, (draft) => {
    if (header.customer && !view.customers([header.customer]).has(header.customer))
      return { code: 'unknownCustomer', customer: header.customer };
    if (header.vendor && !view.vendors([header.vendor]).has(header.vendor))
      return { code: 'unknownVendor', vendor: header.vendor };
    if (header.location && !view.locations([header.location]).has(header.location))
      return { code: 'unknownLocation', location: header.location };
    const discount = asksRight(header) ? needRight(frame.context, 'discount') : null;
    if (discount) return discount;
    const note = noteChange(view, draft, header);
    if ('code' in note) return note;
    const active = item === undefined ? undefined : draft.lines.find((line) => line.item === item)?.line;
    const given = Object.fromEntries(Object.entries(header).filter(([, value]) => value !== undefined));
    const changed = withHeader(draft, { ...given, ...note, ...(active === undefined ? {} : { activeLine: active }) });
    return { draft: approved(frame, changed, asksRight(header)), line: active ?? null };
  });
}

/** Keeps who approved a sale's discounts and prices, where the cashier had to ask (DESIGN 9). */
function approved({ context }: Frame, draft: Draft, asked: boolean): Draft {
  const { user, approver } = context;
  const needed = asked && APPROVED_RIGHTS.some((right) => !holds(user, right));
  if (!needed || draft.kind !== 'sale' || approver === null) return draft;
  return withHeader(draft, { approval: { by: approver.id, terms: termsOf(draft) } });
}

function asksRight(header: { readonly docDiscountMinor?: number; readonly docDiscountPpm?: number }): boolean {
  return (header.docDiscountMinor ?? 0) > 0 || (header.docDiscountPpm ?? 0) > 0;
}

type NoteArgs = Pick<LocalCommands['changeDraft'], 'vendor' | 'deliveryNote' | 'deliveryNoteAgain'>;

/** The vendor's number of a delivery with the vendor that it now has; one that an earlier receipt has needs a yes. */
function noteChange(view: View, draft: Draft, args: NoteArgs): Partial<Draft['header']> | Refusal {
  if (args.vendor === undefined && args.deliveryNote === undefined) return {};
  const typed = args.deliveryNote === undefined ? draft.header.deliveryNote : args.deliveryNote;
  const vendor = args.vendor ?? draft.header.vendor ?? '';
  const deliveryNote = noteOf({ vendor, deliveryNote: typed });
  const deliveryNoteAgain = args.deliveryNoteAgain ?? false;
  const used = draft.kind === 'receipt' && !deliveryNoteAgain ? usedNote(view, { vendor, deliveryNote }) : null;
  return used ?? { deliveryNote, deliveryNoteAgain };
}

/** Adds a line with a quantity: pieces without units are complete, a line of units waits for its scans (9.31). */
export function addLine(frame: Frame, args: LocalCommands['addDraftLine']): CommandAnswer {
  const item = frame.door.core.view.items([args.item]).get(args.item);
  if (!item) return refused({ code: 'unknownItem', item: args.item });
  if (hasUnits(item) && args.quantityE7 % ONE_E7 !== 0) return refused({ code: 'wholePiecesOnly', item: item.id });
  if (!fitsAmount(item.priceMinor, args.quantityE7)) return refused({ code: 'amountTooLarge' });
  return change(frame, args.draft, (draft) => {
    const line = {
      ...blankLine(draft, item.id),
      quantityE7: args.quantityE7,
      planned: item.inventoryType === 'serialized',
    };
    const next = withLine(draft, line);
    return { draft: draft.kind === 'receipt' ? withHeader(next, { activeLine: line.line }) : next, line: line.line };
  });
}

export function changeLine(frame: Frame, args: LocalCommands['changeDraftLine']): CommandAnswer {
  const { draft: id, line: number, ...fields } = args;
  const { context } = frame;
  const discount = (fields.discountMinor ?? 0) > 0 || (fields.discountPpm ?? 0) > 0;
  const refusal =
    (discount ? needRight(context, 'discount') : null) ??
    (fields.unitPriceMinor === undefined ? null : needRight(context, 'price_override'));
  if (refusal) return refused(refusal);
  return change(frame, id, (draft) => {
    const line = draft.lines.find((one) => one.line === number);
    if (!line) return { code: 'unknownLine', line: number };
    const item = frame.door.core.view.items([line.item]).get(line.item);
    if (fields.quantityE7 !== undefined && item && hasUnits(item)) {
      if (fields.quantityE7 % ONE_E7 !== 0) return { code: 'wholePiecesOnly', item: item.id };
      if (fields.quantityE7 < line.units.length * ONE_E7)
        return { code: 'unitsMissing', item: item.id, wanted: fields.quantityE7 / ONE_E7, got: line.units.length };
    }
    const price = Math.max(
      fields.unitPriceMinor ?? 0,
      fields.unitCostMinor ?? 0,
      line.unitPriceMinor ?? item?.priceMinor ?? 0,
    );
    if (!fitsAmount(price, fields.quantityE7 ?? line.quantityE7)) return { code: 'amountTooLarge' };
    const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
    const planned = line.planned || (fields.quantityE7 !== undefined && item?.inventoryType === 'serialized');
    const asked = discount || fields.unitPriceMinor !== undefined;
    return { draft: approved(frame, withLine(draft, { ...line, ...given, planned }), asked), line: number };
  });
}

/** Removes a line, or one unit of it; an allotted serial becomes void and its waiting label is cancelled. */
export function removeLine(frame: Frame, args: LocalCommands['removeDraftLine']): CommandAnswer {
  const { core, jobs } = frame.door;
  return change(frame, args.draft, (draft) => {
    const line = draft.lines.find((one) => one.line === args.line);
    if (!line) return { code: 'unknownLine', line: args.line };
    const gone = args.unit === undefined ? line.units : line.units.filter((unit) => unit.serial === args.unit);
    for (const { serial } of gone) {
      core.local.voidAllotment(serial);
      jobs.cancelLabel(draft.id, serial);
    }
    const units = line.units.filter((unit) => !gone.includes(unit));
    const rest = args.unit !== undefined && units.length > 0;
    const kept = rest ? { ...line, units, quantityE7: line.planned ? line.quantityE7 : units.length * ONE_E7 } : null;
    if (kept) return { draft: withLine(draft, kept), line: kept.line };
    const activeLine = draft.header.activeLine === line.line ? null : draft.header.activeLine;
    const lines = draft.lines.filter((one) => one.line !== line.line);
    return { draft: { ...withHeader(draft, { activeLine }), lines }, line: null };
  });
}
