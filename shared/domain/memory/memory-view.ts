// The View of the rules in memory: the second telling, against which the tables are held in model and simulation tests.
// Postings go in by `apply`, in any order; answers are derived from all of them. No SQL, no clock, nothing counted up.
import { effectsOf, type DrawerEffect } from '../fold/effects';
import type { EventState } from '../fold/unit-life';
import type {
  Branch,
  Company,
  Customer,
  Item,
  Location,
  Pool,
  PostingRef,
  Settings,
  Shift,
  Station,
  TaxCode,
  Unit,
  User,
  Vendor,
} from '../model';
import { foldKey } from '../../text/fold';
import { refOf, type Posting, type TenderKind } from '../posting';
import type { Allotment, CodeOwner, DraftClaim, MakerKey, SaleState, View } from '../view';
import { GoodsMemory, type Balance } from './goods-memory';
import { HouseMemory, type OpenSeal } from './house-memory';

/** Without keys, sealed text is taken for the plain fields as JSON, as a test's own seal writes them. */
const PLAIN: OpenSeal = (_, sealed) => JSON.parse(sealed) as Readonly<Record<string, string | null>>;

export class MemoryView implements View {
  /** What is this station's own and stands in no posting: set by whoever plays the drafts. */
  readonly ownAllotments = new Map<string, Allotment>();
  readonly ownClaims = new Map<string, DraftClaim>();
  private readonly postings = new Map<PostingRef, Posting>();
  private readonly goods = new GoodsMemory();
  private readonly house: HouseMemory;
  private readonly voided = new Set<PostingRef>();
  private readonly recalled = new Set<PostingRef>();
  private readonly drawerEntries: (DrawerEffect & { readonly shift: PostingRef | null })[] = [];

  constructor(open: OpenSeal = PLAIN) {
    this.house = new HouseMemory(open);
  }

  /** Takes in one posting; those of several stations may come in any order. */
  apply(posting: Posting): void {
    const effects = effectsOf(posting);
    this.postings.set(refOf(posting.header), posting);
    this.house.apply(effects, posting.header);
    this.goods.apply(effects, posting.header);
    if (effects.voided !== null) this.voided.add(effects.voided);
    if (effects.recalled !== null) this.recalled.add(effects.recalled);
    for (const entry of effects.drawer) this.drawerEntries.push({ ...entry, shift: posting.header.shift });
  }

  company(): Company | null {
    return this.house.company;
  }

  settings(): Settings {
    return this.house.settings();
  }

  stations(): readonly Station[] {
    return this.house.stations();
  }

  openShift(station: string): Shift | null {
    return this.house.openShift(station);
  }

  items(ids: readonly string[]): ReadonlyMap<string, Item> {
    return this.house.items.pick(ids);
  }

  usedItems(ids: readonly string[]): ReadonlySet<string> {
    return this.goods.usedItems(ids);
  }

  codeOwners(texts: readonly string[]): ReadonlyMap<string, readonly CodeOwner[]> {
    return this.house.codeOwners(texts);
  }

  vendors(ids: readonly string[]): ReadonlyMap<string, Vendor> {
    return this.house.vendors.pick(ids);
  }

  taxCodes(ids: readonly string[]): ReadonlyMap<string, TaxCode> {
    return this.house.taxCodes.pick(ids);
  }

  locations(ids: readonly string[]): ReadonlyMap<string, Location> {
    return this.house.locations.pick(ids);
  }

  branches(ids: readonly string[]): ReadonlyMap<string, Branch> {
    return this.house.branches.pick(ids);
  }

  users(ids: readonly string[]): ReadonlyMap<string, User> {
    return this.house.users(ids);
  }

  activeOwners(): number {
    return this.house.activeOwners();
  }

  customers(ids: readonly string[]): ReadonlyMap<string, Customer> {
    return this.house.customers(ids);
  }

  customerByNumber(number: string): string | null {
    return this.house.customerByNumber(number);
  }

  units(serials: readonly string[]): ReadonlyMap<string, Unit> {
    return this.goods.units(serials);
  }

  unitsByMaker(pairs: readonly MakerKey[]): ReadonlyMap<string, readonly Unit[]> {
    return this.goods.unitsByMaker(pairs);
  }

  unitsByFoldedMaker(texts: readonly string[]): readonly Unit[] {
    return this.goods.unitsByFoldedMaker(texts);
  }

  oldestInStock(item: string, branch: string, count: number, except: ReadonlySet<string>): readonly Unit[] {
    return this.goods.oldestInStock(item, branch, count, (unit) => {
      const place = unit.location === null ? undefined : this.locations([unit.location]).get(unit.location);
      return !except.has(unit.serial) && place?.kind !== 'quarantine' && !this.ownClaims.has(unit.serial);
    });
  }

  pools(items: readonly string[], branch: string): ReadonlyMap<string, Pool> {
    return this.goods.pools(items, branch);
  }

  posting(ref: PostingRef): Posting | null {
    return this.postings.get(ref) ?? null;
  }

  receiptsByNote(vendor: string, note: string): readonly PostingRef[] {
    const key = foldKey(note);
    const found = this.allPostings().filter(({ kind, body }) => {
      return kind === 'receipt.posted' && body.vendor === vendor && foldKey(body.deliveryNote ?? '') === key;
    });
    return found.toSorted((a, b) => b.header.hlc - a.header.hlc).map(({ header }) => refOf(header));
  }

  saleState(sale: PostingRef): SaleState | null {
    if (this.posting(sale)?.kind !== 'sale.posted') return null;
    return {
      voided: this.voided.has(sale),
      returnedE7: this.goods.returned(sale),
      tenders: this.goods.tenders(sale),
    };
  }

  isParked(parked: PostingRef): boolean {
    return this.posting(parked)?.kind === 'sale.parked' && !this.recalled.has(parked);
  }

  allotments(serials: readonly string[]): ReadonlyMap<string, Allotment> {
    return picked(this.ownAllotments, serials);
  }

  draftClaims(serials: readonly string[], exceptDraft: string | null): ReadonlyMap<string, DraftClaim> {
    const claims = [...picked(this.ownClaims, serials)];
    return new Map(claims.filter(([, claim]) => claim.draft !== exceptDraft));
  }

  /** The effects of a posting on units, each with the state that its life gives it. */
  eventsOf(ref: PostingRef): readonly { readonly serial: string; readonly state: EventState }[] {
    const posting = this.posting(ref);
    const serials = posting === null ? [] : effectsOf(posting).units.map((effect) => effect.serial);
    return serials.map((serial) => ({ serial, state: this.goods.stateOf(serial, ref) }));
  }

  /** All units, pools and balances, to be compared with the tables. */
  allUnits(): readonly Unit[] {
    return this.goods.allUnits();
  }

  allPools(): readonly Pool[] {
    return this.goods.allPools();
  }

  balances(): readonly Balance[] {
    return this.goods.balances();
  }

  /** All postings in their order of arrival. */
  allPostings(): readonly Posting[] {
    return [...this.postings.values()];
  }

  /** What each tender of a shift took less what it gave back; the float is not in it. */
  drawer(shift: PostingRef): ReadonlyMap<TenderKind, number> {
    const sums = new Map<TenderKind, number>();
    for (const entry of this.drawerEntries.filter((one) => one.shift === shift))
      sums.set(entry.kind, (sums.get(entry.kind) ?? 0) + entry.amountMinor);
    return sums;
  }
}

function picked<Value>(map: ReadonlyMap<string, Value>, keys: readonly string[]): Map<string, Value> {
  const found = new Map<string, Value>();
  for (const key of keys) {
    const value = map.get(key);
    if (value !== undefined) found.set(key, value);
  }
  return found;
}
