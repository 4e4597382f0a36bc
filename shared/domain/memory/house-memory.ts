// The house in memory: company, stations, catalogue, people, settings and shifts, as postings told them.
// The second telling of what db/projections/catalogue.ts writes; nothing here is counted up, all is looked up when asked.
import { DEFAULT_SETTINGS } from '../settings';
import type { Effects } from '../fold/effects';
import type { Branch, Company, Customer, Item, Location, Role, Settings, Shift, Station, TaxCode } from '../model';
import type { User, Vendor } from '../model';
import { must } from '../must';
import { refOf, stampOf, type PostingHeader } from '../posting';
import type { CodeOwner } from '../view';
import { Shelf } from './shelf';

/** Opens the sealed fields of a person; null where the key is gone. */
export type OpenSeal = (person: string, sealed: string) => Readonly<Record<string, string | null>> | null;
type SavedUser = { readonly id: string; readonly role: Role; readonly active: boolean; readonly sealed: string };
type SavedCustomer = { readonly id: string; readonly number: string; readonly sealed: string };
type SavedSettings = { readonly id: 'settings'; readonly settings: Settings };

export class HouseMemory {
  company: Company | null = null;
  readonly items = new Shelf<Item>();
  readonly vendors = new Shelf<Vendor>();
  readonly taxCodes = new Shelf<TaxCode>();
  readonly locations = new Shelf<Location>();
  readonly branches = new Shelf<Branch>();
  private readonly stationRows = new Shelf<Station>();
  private readonly userRows = new Shelf<SavedUser>();
  private readonly customerRows = new Shelf<SavedCustomer>();
  private readonly settingRows = new Shelf<SavedSettings>();
  private readonly erased = new Set<string>();
  private readonly shifts: Shift[] = [];

  constructor(private readonly open: OpenSeal) {}

  apply(effects: Effects, header: PostingHeader): void {
    const stamp = stampOf(header);
    if (effects.company) this.company = effects.company;
    if (effects.settings) this.settingRows.put({ id: 'settings', settings: effects.settings }, stamp);
    for (const row of effects.stations) this.stationRows.put(row, stamp);
    for (const row of effects.branches) this.branches.put(row, stamp);
    for (const row of effects.locations) this.locations.put(row, stamp);
    for (const row of effects.taxCodes) this.taxCodes.put(row, stamp);
    for (const row of effects.items) this.items.put(row, stamp);
    for (const row of effects.vendors) this.vendors.put(row, stamp);
    for (const row of effects.users) this.userRows.put(row, stamp);
    for (const row of effects.customers) this.customerRows.put(row, stamp);
    if (effects.erased !== null) this.erased.add(effects.erased);
    if (effects.shift) this.shifts.push(shiftOf(effects.shift, header));
  }

  settings(): Settings {
    return this.settingRows.newest('settings')?.settings ?? DEFAULT_SETTINGS;
  }

  stations(): Station[] {
    return this.stationRows.all();
  }

  /** The last shift that the station opened; closing one is no business of this version. */
  openShift(station: string): Shift | null {
    return this.shifts.filter((shift) => shift.station === station).at(-1) ?? null;
  }

  users(ids: readonly string[]): Map<string, User> {
    const rows = [...this.userRows.pick(ids).values()];
    return new Map(rows.map(({ sealed, ...row }) => [row.id, { ...row, name: this.nameOf(row.id, sealed) }]));
  }

  private nameOf(person: string, sealed: string): string | null {
    return this.open(person, sealed)?.['name'] ?? null;
  }

  activeOwners(): number {
    return this.userRows.all().filter((user) => user.role === 'owner' && user.active).length;
  }

  customers(ids: readonly string[]): Map<string, Customer> {
    return new Map([...this.customerRows.pick(ids).values()].map((row) => [row.id, this.customer(row)]));
  }

  private customer({ id, number, sealed }: SavedCustomer): Customer {
    const fields = this.erased.has(id) ? null : this.open(id, sealed);
    const { name = null, phone = null, email = null, address = null } = fields ?? {};
    return { id, number, name, phone, email, address, erased: fields === null };
  }

  customerByNumber(number: string): string | null {
    return this.customerRows.all().find((row) => row.number === number)?.id ?? null;
  }

  codeOwners(texts: readonly string[]): Map<string, CodeOwner[]> {
    const wanted = new Set(texts);
    const owners = new Map<string, CodeOwner[]>();
    for (const { text, ...owner } of this.codes()) {
      if (wanted.has(text)) owners.set(text, [...(owners.get(text) ?? []), owner]);
    }
    return owners;
  }

  /** Every code of the catalogue by kind and owner; a code that an item carries twice in one kind counts once. */
  private codes(): (CodeOwner & { readonly text: string })[] {
    const items = this.items.all();
    const of = (kind: CodeOwner['kind'], texts: (item: Item) => readonly string[]): (CodeOwner & { text: string })[] =>
      items.flatMap((item) => [...new Set(texts(item))].map((text) => ({ text, kind, id: item.id, name: item.name })));
    return [
      ...of('alias', (item) => item.aliases),
      ...of('gtin', (item) => item.gtins),
      ...of('sku', (item) => [item.sku]),
      ...this.vendors.all().map(({ id, code, name }) => ({ text: code, kind: 'vendor' as const, id, name })),
    ];
  }
}

function shiftOf(shift: NonNullable<Effects['shift']>, header: PostingHeader): Shift {
  const { station, atMs, user } = header;
  const { number, floatMinor } = shift;
  return { ref: refOf(header), station, number, openedAtMs: atMs, floatMinor, user: must(user, 'the user of a shift') };
}
