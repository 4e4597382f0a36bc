// The unit card: identity, status, facts, and the timeline of every posting that touched it (U1). Cost and margin by right.
import type { TimelineRow, UnitCard } from '../../shared/contract/answers';
import { printedSerial } from '../../shared/domain/decide/units';
import type { UnitFactSet } from '../../shared/domain/fold/effects';
import type { Unit, User } from '../../shared/domain/model';
import type { Refusal } from '../../shared/domain/refusal';
import { holds } from '../../shared/domain/rights';
import type { UnitEvent } from '../../shared/domain/status';
import { serialKey } from '../../shared/serial/serial';
import { deskOf } from '../drafts/desk';
import type { LedgerCore } from '../ledger/core';
import { attentionRows } from './attention';
import type { Door } from './door';

export function unitCard({ core }: Door, text: string, user: User | null): UnitCard | { readonly refused: Refusal } {
  const serial = printedSerial(text);
  const unit = core.view.units([serial]).get(serial);
  const item = unit && core.view.items([unit.item]).get(unit.item);
  if (!unit || !item) return { refused: { code: 'serialUnknown', serial } };
  const { names } = deskOf(core);
  const [summary] = names.units([unit], user);
  if (!summary) return { refused: { code: 'serialUnknown', serial } };
  const { costMinor, ...record } = unit;
  const share = shareOf(core, unit);
  const seesCost = holds(user, 'see_cost') && share !== null && costMinor !== null;
  return {
    unit: summary,
    record,
    itemRecord: item,
    receiptDocNo: unit.receipt === null ? null : names.docNoOf(core.keys.key(unit.receipt)),
    deliveryNote: noteOf(core, unit.receipt),
    saleDocNo: unit.sale === null ? null : names.docNoOf(core.keys.key(unit.sale)),
    soldForMinor: share?.grossMinor ?? null,
    marginMinor: seesCost ? share.netMinor - (share.costMinor ?? costMinor) : null,
    timeline: timeline(core, serial, holds(user, 'see_cost')),
    attention: attentionRows(core, 100, serialKey(serial)),
  };
}

/** The vendor's own number of the receipt that brought the unit. */
function noteOf(core: LedgerCore, receipt: string | null): string | null {
  const posting = receipt === null ? null : core.view.posting(receipt);
  return posting?.kind === 'receipt.posted' ? posting.body.deliveryNote : null;
}

type Share = { readonly grossMinor: number; readonly netMinor: number; readonly costMinor: number | null };

function shareOf(core: LedgerCore, unit: Unit): Share | null {
  const posting = unit.sale === null ? null : core.view.posting(unit.sale);
  if (posting?.kind === 'sale.posted')
    return posting.body.lines.flatMap((line) => line.units).find((one) => one.serial === unit.serial) ?? null;
  if (posting?.kind === 'units.imported') return posting.body.units.find((one) => one.serial === unit.serial) ?? null;
  return null;
}

type Row = {
  readonly posting: number;
  readonly event: UnitEvent;
  readonly state: TimelineRow['state'];
  readonly own: string;
  readonly facts: string | null;
  readonly kind: string;
  readonly doc_no: string | null;
  readonly business_date: string;
  readonly at: number;
  readonly user: string | null;
  readonly party: string | null;
};

/** What the unit took in a document: its price with tax when sold, the same back when returned, its cost by right. */
function amountOf(core: LedgerCore, ref: string, serial: string, seesCost: boolean): number | null {
  const posting = core.view.posting(ref);
  if (posting?.kind === 'sale.posted') return unitIn(posting.body.lines, serial)?.grossMinor ?? null;
  if (posting?.kind === 'return.posted') {
    const back = unitIn(posting.body.lines, serial)?.grossMinor;
    return back === undefined ? null : 0 - back;
  }
  if (!seesCost) return null;
  if (posting?.kind === 'receipt.posted') return unitIn(posting.body.lines, serial)?.costMinor ?? null;
  return posting?.kind === 'vendor_return.posted' ? (unitIn(posting.body.lines, serial)?.costMinor ?? null) : null;
}

function unitIn<One extends { readonly serial: string }>(
  lines: readonly { readonly units: readonly One[] }[],
  serial: string,
): One | undefined {
  return lines.flatMap((line) => line.units).find((unit) => unit.serial === serial);
}

function timeline(core: LedgerCore, serial: string, seesCost: boolean): TimelineRow[] {
  const rows = core.db
    .prepare(
      `SELECT e.posting, e.event, COALESCE(e.state, 'applied') AS state, e.own, l.facts, d.kind, d.doc_no, d.business_date, d.at, d.user, d.party
       FROM view_unit_event e JOIN view_document d ON d.posting = e.posting
       LEFT JOIN view_line l ON l.posting = e.posting AND l.line = e.line
       WHERE e.unit = ? ORDER BY d.hlc DESC, e.posting DESC LIMIT 500`,
    )
    .all(serialKey(serial)) as Row[];
  const { names } = deskOf(core);
  const parties = rows.flatMap((row) => row.party ?? []);
  const customers = core.view.customers(parties);
  const vendors = core.view.vendors(parties);
  const stations = new Map(core.view.stations().map((station) => [station.id, station.name]));
  return rows.map((row) => {
    const facts = { ...(JSON.parse(row.facts ?? '{}') as UnitFactSet), ...(JSON.parse(row.own) as UnitFactSet) };
    const ref = core.keys.ref(row.posting);
    const station = ref.slice(0, ref.indexOf(':'));
    return {
      ref,
      kind: row.kind,
      docNo: row.doc_no,
      event: row.event,
      state: row.state,
      businessDate: row.business_date,
      atMs: row.at,
      userName: names.userNameOf(row.user),
      station: stations.get(station) ?? station,
      partyName: customers.get(row.party ?? '')?.name ?? vendors.get(row.party ?? '')?.name ?? null,
      locationName: core.view.locations([facts.location ?? '']).get(facts.location ?? '')?.name ?? null,
      amountMinor: amountOf(core, ref, serial, seesCost),
    };
  });
}
