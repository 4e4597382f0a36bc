// The status table of a unit as data: what may happen to a unit in each status, and what it becomes (DESIGN 4).
// Every pair that is not here is refused. decide/ asks it before, fold/ applies it after; nothing else changes a status.

export const STATUSES = [
  'expected',
  'withdrawn',
  'in_stock',
  'reserved',
  'in_transit',
  'sold',
  'return_expected',
  'in_repair',
  'at_vendor',
  'returned_to_vendor',
  'consumed',
  'scrapped',
  'missing',
] as const;
export type Status = (typeof STATUSES)[number];

export const UNIT_EVENTS = [
  'announced',
  'withdrawn',
  'received',
  'receiptReversed',
  'importedSold',
  'reserved',
  'released',
  'sold',
  'voided',
  'returned',
  'boughtBack',
  'rmaIssued',
  'rmaClosed',
  'transferShipped',
  'transferReceived',
  'transferLost',
  'repairOpened',
  'repairClosed',
  'handedOver',
  'sentToVendor',
  'backFromVendor',
  'vendorReturned',
  'builtIn',
  'built',
  'tornDown',
  'scrapped',
  'missing',
  'found',
] as const;
export type UnitEvent = (typeof UNIT_EVENTS)[number];

type StatusRow = {
  /** Who may move the unit: its branch while it is in our hands, nobody while it is not. */
  readonly keptBy: 'branch' | 'none';
  readonly next: Partial<Record<UnitEvent, Status>>;
};

export const STATUS_TABLE: Record<Status, StatusRow> = {
  expected: { keptBy: 'branch', next: { received: 'in_stock', withdrawn: 'withdrawn' } },
  withdrawn: { keptBy: 'none', next: { received: 'in_stock' } },
  in_stock: {
    keptBy: 'branch',
    next: {
      reserved: 'reserved',
      transferShipped: 'in_transit',
      sold: 'sold',
      repairOpened: 'in_repair',
      sentToVendor: 'at_vendor',
      vendorReturned: 'returned_to_vendor',
      receiptReversed: 'withdrawn',
      builtIn: 'consumed',
      scrapped: 'scrapped',
      missing: 'missing',
    },
  },
  reserved: { keptBy: 'branch', next: { sold: 'sold', builtIn: 'consumed', released: 'in_stock' } },
  in_transit: { keptBy: 'branch', next: { transferReceived: 'in_stock', transferLost: 'missing' } },
  sold: {
    keptBy: 'none',
    next: {
      returned: 'in_stock',
      voided: 'in_stock',
      boughtBack: 'in_stock',
      rmaIssued: 'return_expected',
      repairOpened: 'in_repair',
    },
  },
  return_expected: { keptBy: 'none', next: { returned: 'in_stock', rmaClosed: 'sold' } },
  in_repair: { keptBy: 'branch', next: { repairClosed: 'in_stock', handedOver: 'sold', sentToVendor: 'at_vendor' } },
  at_vendor: { keptBy: 'branch', next: { vendorReturned: 'returned_to_vendor', backFromVendor: 'in_stock' } },
  returned_to_vendor: { keptBy: 'none', next: { received: 'in_stock' } },
  consumed: { keptBy: 'branch', next: { tornDown: 'in_stock' } },
  scrapped: { keptBy: 'none', next: { found: 'in_stock' } },
  missing: { keptBy: 'none', next: { found: 'in_stock' } },
};

/** What brings a unit into our books, and the status it begins with. `sold` is a unit sold on trust, ahead of the books. */
export const FIRST_STATUS: Partial<Record<UnitEvent, Status>> = {
  announced: 'expected',
  received: 'in_stock',
  importedSold: 'sold',
  sold: 'sold',
  repairOpened: 'in_repair',
  boughtBack: 'in_stock',
  built: 'in_stock',
  found: 'in_stock',
};

const IN_OUR_HANDS: ReadonlySet<Status> = new Set(['in_stock', 'reserved', 'in_transit', 'in_repair', 'at_vendor']);

/** The status after an event, or null where the table refuses it. `from` null is a unit not yet in our books. */
export function statusAfter(from: Status | null, event: UnitEvent): Status | null {
  return (from === null ? FIRST_STATUS[event] : STATUS_TABLE[from].next[event]) ?? null;
}

/** True while a maker serial of the unit must be unique: the unit is in our hands (DESIGN 4, Uniqueness). */
export function isInOurHands(status: Status): boolean {
  return IN_OUR_HANDS.has(status);
}

/** The events that a unit of this status can still take, for the sentence that says what can be done next. */
export function eventsFrom(status: Status): readonly UnitEvent[] {
  return UNIT_EVENTS.filter((event) => STATUS_TABLE[status].next[event] !== undefined);
}
