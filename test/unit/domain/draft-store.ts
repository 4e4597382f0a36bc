// Drafts and scans for the tests of what a scan does to an open document; resolved by hand, decided on memory.
import type { DraftKind } from '../../../shared/contract/answers';
import { EMPTY_HEADER, type Draft, type ScanOutcome } from '../../../shared/domain/draft/draft';
import type { DraftScan, Resolved } from '../../../shared/domain/draft/resolved';
import type { Item, Unit } from '../../../shared/domain/model';
import { scanIntoReturn, scanIntoVendorReturn } from '../../../shared/domain/draft/scan-return';
import { scanIntoSale } from '../../../shared/domain/draft/scan-sale';
import { PureStore, type More } from './pure-store';

export function emptyDraft(kind: DraftKind, header: Partial<Draft['header']> = {}): Draft {
  return { id: 'draft-1', kind, user: 'owner', openedAtMs: 0, header: { ...EMPTY_HEADER, ...header }, lines: [] };
}

export function scanOf(resolved: Resolved, text: string, more: Partial<DraftScan> = {}): DraftScan {
  return { text, resolved, line: null, choose: null, confirm: null, twinReason: null, ...more };
}

export function itemOf(store: PureStore, id: string): Item {
  const item = store.memory.items([id]).get(id);
  if (!item) throw new Error(`no item ${id}`);
  return item;
}

export function unitOf(store: PureStore, serial: string): Unit {
  const unit = store.memory.units([serial]).get(serial);
  if (!unit) throw new Error(`no unit ${serial}`);
  return unit;
}

export const unknown = (text: string): Resolved => ({ kind: 'nothing', refusal: { code: 'scanUnknown', text } });
export const several = (
  units: readonly Unit[],
  items: readonly Item[],
  reason: 'sameMakerSerial' | 'folded' | 'sameCode' = 'sameMakerSerial',
): Resolved => ({ kind: 'several', units, items, reason });

/** Result and code of an outcome, which is what a cashier hears. */
export const told = (outcome: ScanOutcome): string => `${outcome.result} ${outcome.code}`;

/** A counter with an open shift and four items, and a scan into a draft of any kind but a delivery. */
export function desk() {
  const store = new PureStore();
  const ids = {
    cpu: store.item('CPU', 'serialized', { makerSerial: { count: 1 } }),
    disk: store.item('DISK', 'auto_serialized'),
    rope: store.item('ROPE', 'stocked'),
    old: store.item('OLD', 'stocked', { discontinued: true }),
  };
  store.ok('openShift', { floatMinor: 0 });
  const scans = { sale: scanIntoSale, return: scanIntoReturn, vendor_return: scanIntoVendorReturn };
  const scan = (
    draft: Draft,
    resolved: Resolved,
    text = 'x',
    more: Partial<DraftScan> = {},
    by: More = {},
  ): ScanOutcome => {
    const into = scans[draft.kind as keyof typeof scans];
    return into(store.memory, store.context({ draft: draft.id, ...by }), draft, scanOf(resolved, text, more));
  };
  const unit = (serial: string): Resolved => ({ kind: 'unit', unit: unitOf(store, serial), match: 'serial' });
  const item = (id: string, makerText: string | null = null): Resolved => ({
    kind: 'item',
    item: itemOf(store, id),
    makerText,
  });
  return { store, ids, scan, unit, item };
}
export const customer: Resolved = {
  kind: 'customer',
  customer: { id: 'c1', number: '1001', name: null, phone: null, email: null, address: null, erased: false },
};
export const vendor: Resolved = { kind: 'vendor', vendor: { id: 'v2', code: 'V2', name: 'V2' } };
