// An open document as the screen shows it: names, prices, totals, what to scan next, what is in the way of posting.
import type { Database } from 'better-sqlite3';
import type { DraftAnswer, DraftLine, DraftLineAnswer, DraftUnitAnswer } from '../../shared/contract/answers';
import { needRight } from '../../shared/domain/decide/context';
import { hasUnits, warranty } from '../../shared/domain/decide/receive';
import { priceDocument, type Priced } from '../../shared/domain/decide/sale-price';
import { openUnit } from '../../shared/domain/draft/scan-number';
import { refundPlan } from '../../shared/domain/draft/refund-plan';
import { isFilled } from '../../shared/domain/draft/to-command';
import type { Draft } from '../../shared/domain/draft/draft';
import type { Item, Unit } from '../../shared/domain/model';
import type { Refusal } from '../../shared/domain/refusal';
import type { View } from '../../shared/domain/view';
import { fitsAmount, MAX_MINOR, ONE_E7, priceTimesQuantity, sum } from '../../shared/money/integer';
import { refundAnswers } from './refunds';
import { lineReplay, soldFacts, type SoldFacts } from './sold-facts';
import type { AnswerTools } from './tools';

/** The answer for a draft; `lastLine` is the line that was touched last. */
export function draftAnswer(tools: AnswerTools, draft: Draft, lastLine: number | null): DraftAnswer {
  const { view, names, context } = tools;
  const items = view.items([...new Set(draft.lines.map((line) => line.item))]);
  const units = view.units(draft.lines.flatMap((line) => line.units.map((unit) => unit.serial)));
  const priced = draft.kind === 'sale' ? salePrices(view, draft, items) : null;
  const labels = labelStates(tools.db, draft.id);
  const lines = draft.lines.map((line, index) =>
    lineAnswer(tools, draft, line, items, units, priced?.lines[index] ?? null, labels),
  );
  const { header } = draft;
  const refunds = draft.kind === 'return' ? refundPlan(view, draft) : [];
  const customer = header.customer === null ? undefined : view.customers([header.customer]).get(header.customer);
  const vendor = header.vendor === null ? undefined : view.vendors([header.vendor]).get(header.vendor);
  const location = header.location === null ? undefined : view.locations([header.location]).get(header.location);
  const grossMinor = sum(lines.map((line) => line.grossMinor)) + sum(header.addOns.map((addOn) => addOn.amountMinor));
  const netMinor =
    draft.kind === 'sale' || draft.kind === 'return' ? sum(lines.map((line) => line.netMinor)) : grossMinor;
  return {
    id: draft.id,
    kind: draft.kind,
    user: draft.user,
    userName: names.userNameOf(draft.user),
    mine: draft.user === context.user?.id,
    openedAtMs: draft.openedAtMs,
    header: {
      ...header,
      customerName: customer?.name ?? null,
      vendorName: vendor?.name ?? null,
      locationName: location?.name ?? null,
    },
    lines,
    lastLine,
    units: sum(draft.lines.map((line) => line.units.length)),
    netMinor,
    taxMinor: grossMinor - netMinor,
    taxes: taxTotals(view, draft, items, priced?.lines ?? []),
    grossMinor,
    docDiscountMinor: priced?.docDiscountMinor ?? 0,
    refunds: 'code' in refunds ? [] : refundAnswers(view, refunds),
    next: nextScan(draft, items),
    blocked: blockedBy(tools, draft, items) ?? ('code' in refunds ? refunds : null),
  };
}

function salePrices(
  view: View,
  draft: Draft,
  items: ReadonlyMap<string, Item>,
): { lines: readonly Priced[]; docDiscountMinor: number } | null {
  const taxCodes = view.taxCodes([...items.values()].flatMap((item) => item.taxCode ?? []));
  const requests = draft.lines.flatMap((line) => {
    const item = items.get(line.item);
    const { quantityE7, unitPriceMinor, discountPpm, discountMinor } = line;
    return item ? [{ item, quantityE7, unitPriceMinor: unitPriceMinor ?? undefined, discountPpm, discountMinor }] : [];
  });
  const priced = priceDocument(requests, draft.header, taxCodes);
  return 'code' in priced ? null : priced;
}

function labelStates(db: Database, draft: string): Map<string, 'queued' | 'sent' | 'failed'> {
  const rows = db.prepare('SELECT units, state FROM local_print_job WHERE draft = ? ORDER BY id').all(draft) as {
    units: string;
    state: 'queued' | 'sent' | 'failed';
  }[];
  return new Map(
    rows.flatMap((row) => (JSON.parse(row.units) as string[]).map((serial) => [serial, row.state] as const)),
  );
}

function lineAnswer(
  tools: AnswerTools,
  draft: Draft,
  line: DraftLine,
  items: ReadonlyMap<string, Item>,
  units: ReadonlyMap<string, Unit>,
  priced: Priced | null,
  labels: ReadonlyMap<string, 'queued' | 'sent' | 'failed'>,
): DraftLineAnswer {
  const item = items.get(line.item);
  const replay = draft.kind === 'return' ? lineReplay(tools.view, line) : null;
  const amountMinor = shownAmount(line.unitPriceMinor ?? item?.priceMinor ?? 0, line.quantityE7);
  const costMinor = shownAmount(line.unitCostMinor ?? 0, line.quantityE7);
  const unit = units.get(line.units[0]?.serial ?? '');
  const grossMinor =
    priced?.grossMinor ?? replay?.grossMinor ?? (draft.kind === 'vendor_return' ? (unit?.costMinor ?? 0) : costMinor);
  const sold: SoldFacts =
    draft.kind === 'sale' || draft.kind === 'receipt' ? null : soldFacts(tools, line, unit ?? null);
  return {
    ...line,
    sku: item?.sku ?? line.item,
    itemName: item?.name ?? line.item,
    inventoryType: item?.inventoryType ?? 'stocked',
    units: line.units.map((one) => unitAnswer(tools, draft, one, item, units.get(one.serial) ?? null, labels)),
    amountMinor: draft.kind === 'receipt' ? costMinor : amountMinor,
    discountTotalMinor: priced?.discountMinor ?? line.discountMinor,
    netMinor: priced?.netMinor ?? replay?.netMinor ?? grossMinor,
    grossMinor,
    sold,
  };
}

/** Price times quantity as a draft shows it; one that posting will refuse as too large shows the limit. */
function shownAmount(unitMinor: number, quantityE7: number): number {
  return fitsAmount(unitMinor, quantityE7) ? priceTimesQuantity(unitMinor, quantityE7) : MAX_MINOR;
}

function unitAnswer(
  tools: AnswerTools,
  draft: Draft,
  one: DraftLine['units'][number],
  item: Item | undefined,
  unit: Unit | null,
  labels: ReadonlyMap<string, 'queued' | 'sent' | 'failed'>,
): DraftUnitAnswer {
  const months = draft.kind === 'receipt' ? (item?.vendorWarrantyMonths ?? 0) : (item?.customerWarrantyMonths ?? 0);
  const today = warranty(tools.context.businessDate, months)?.end ?? null;
  return {
    ...one,
    makerLabels: one.makers.map((_, index) => item?.makerSerial.labels[index] ?? ''),
    wanted: one.complete ? null : (item?.makerSerial.labels[one.makers.length] ?? ''),
    warrantyEnd:
      draft.kind === 'return'
        ? (unit?.customerWarranty?.end ?? null)
        : draft.kind === 'vendor_return'
          ? (unit?.vendorWarranty?.end ?? null)
          : today,
    condition: unit?.condition ?? null,
    label: labels.get(one.serial) ?? null,
  };
}

function taxTotals(
  view: View,
  draft: Draft,
  items: ReadonlyMap<string, Item>,
  priced: readonly Priced[],
): DraftAnswer['taxes'] {
  const taxCodes = view.taxCodes([...items.values()].flatMap((item) => item.taxCode ?? []));
  const totals = new Map<string, { name: string; amountMinor: number }>();
  draft.lines.forEach((line, index) => {
    const code = taxCodes.get(items.get(line.item)?.taxCode ?? '');
    for (const tax of priced[index]?.taxes ?? []) {
      const name = code?.components.find((component) => component.id === tax.component)?.name ?? tax.component;
      const key = `${code?.id}\0${tax.component}`;
      totals.set(key, { name, amountMinor: (totals.get(key)?.amountMinor ?? 0) + tax.amountMinor });
    }
  });
  return [...totals.values()];
}

/** What the receiver does next, in one sentence's worth of facts. */
function nextScan(draft: Draft, items: ReadonlyMap<string, Item>): DraftAnswer['next'] {
  if (draft.kind !== 'receipt') return null;
  const line = draft.lines.find((one) => one.line === draft.header.activeLine);
  const item = line && items.get(line.item);
  if (!line || !item || !hasUnits(item)) return { kind: 'item', itemName: null, label: null, unit: 0, of: null };
  const open = line.units.find((unit) => !unit.complete);
  const label = item.makerSerial.labels[open?.makers.length ?? 0] ?? null;
  const unit = open ? line.units.indexOf(open) + 1 : line.units.length + 1;
  const { count, required } = item.makerSerial;
  const free = open === undefined && required !== 'receipt';
  const kind = count === 0 ? 'piece' : free ? 'either' : 'maker';
  return { kind, itemName: item.name, label, unit, of: null };
}

/** The first thing that posting would refuse, without money: what the screen can say beforehand. */
function blockedBy(tools: AnswerTools, draft: Draft, items: ReadonlyMap<string, Item>): Refusal | null {
  const { header } = draft;
  if (draft.lines.every((line) => line.quantityE7 === 0)) return { code: 'nothingToPost' };
  const short = draft.lines.find(
    (line) => items.get(line.item)?.inventoryType === 'serialized' && line.units.length * ONE_E7 !== line.quantityE7,
  );
  if (short && draft.kind !== 'return')
    return {
      code: 'unitsMissing',
      item: short.item,
      wanted: Math.ceil(short.quantityE7 / ONE_E7),
      got: short.units.length,
    };
  const open = draft.kind === 'sale' ? openUnit(tools.view, draft) : null;
  if (open) {
    const label = open.item.makerSerial.labels[open.unit.makers.length] ?? '';
    return { code: 'makerSerialMissing', item: open.item.id, label };
  }
  const unfilled = draft.lines.find(
    (line) => !isFilled(line) && items.get(line.item)?.inventoryType !== 'auto_serialized',
  );
  if (unfilled)
    return {
      code: 'unitsMissing',
      item: unfilled.item,
      wanted: Math.ceil(unfilled.quantityE7 / ONE_E7),
      got: unfilled.units.length,
    };
  if ((draft.kind === 'receipt' || draft.kind === 'vendor_return') && header.vendor === null)
    return { code: 'unknownVendor', vendor: '' };
  if (draft.kind === 'receipt' && header.location === null) return { code: 'unknownLocation', location: '' };
  if (draft.kind === 'return' && draft.lines.some((line) => (line.reason ?? header.reason) === null))
    return { code: 'unknownReason', reason: '' };
  if (draft.kind !== 'sale' && draft.kind !== 'return')
    return needRight(tools.context, draft.kind === 'receipt' ? 'receive' : 'vendor_return');
  return tools.context.shift === null ? { code: 'shiftNotOpen' } : null;
}
