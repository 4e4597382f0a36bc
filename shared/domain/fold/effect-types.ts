// The effects of postings as data: what the tables and the memory write down (DESIGN 2, project). Types only.
import type {
  Branch,
  Company,
  Item,
  Location,
  PostingRef,
  Role,
  Settings,
  Station,
  TaxCode,
  Unit,
  Vendor,
} from '../model';
import type { TenderKind } from '../posting';
import type { UnitEvent } from '../status';

/** What an event sets on a unit; the status follows from the table. */
export type UnitFactSet = Partial<Omit<Unit, 'serial' | 'status' | 'last'>>;

/** What the tables keep of a line's facts; `warrantyEnd` stands for a customer's warranty that starts on the document's date. */
export type KeptFacts = UnitFactSet & { readonly warrantyEnd?: string };

export type LineEffect = {
  readonly line: number;
  readonly item: string;
  readonly quantityE7: number;
  readonly netMinor: number;
  readonly grossMinor: number;
  readonly costMinor: number;
  /** Facts that all units of the line take. */
  readonly facts: UnitFactSet;
  /** Those of them that the tables must keep for a refold; the others follow from event, document and item (`lineFacts`). */
  readonly kept: KeptFacts;
};

export type UnitEffect = {
  readonly serial: string;
  readonly line: number;
  readonly event: UnitEvent;
  readonly after: PostingRef | null;
  /** Facts of this unit alone. */
  readonly own: UnitFactSet;
};

/** `fresh`: goods in from outside, which also set the last known unit cost. */
export type PoolEffect = {
  readonly item: string;
  readonly quantityE7: number;
  readonly valueMinor: number;
  readonly fresh: boolean;
};
export type TenderEffect = {
  readonly sale: PostingRef;
  readonly kind: TenderKind;
  readonly paidMinor: number;
  readonly refundedMinor: number;
};
export type ReturnedEffect = { readonly sale: PostingRef; readonly line: number; readonly quantityE7: number };
export type DrawerEffect = { readonly kind: TenderKind; readonly amountMinor: number };

export type Effects = {
  readonly party: string | null;
  readonly totalMinor: number;
  /** The party's own number of the document, by which a second entry is found. */
  readonly deliveryNote: string | null;
  readonly lines: readonly LineEffect[];
  readonly units: readonly UnitEffect[];
  readonly pools: readonly PoolEffect[];
  readonly tenders: readonly TenderEffect[];
  readonly drawer: readonly DrawerEffect[];
  readonly returned: readonly ReturnedEffect[];
  readonly voided: PostingRef | null;
  readonly recalled: PostingRef | null;
  readonly company: Company | null;
  readonly settings: Settings | null;
  readonly shift: { readonly number: number; readonly floatMinor: number } | null;
  readonly items: readonly Item[];
  readonly vendors: readonly Vendor[];
  readonly taxCodes: readonly TaxCode[];
  readonly locations: readonly Location[];
  readonly branches: readonly Branch[];
  readonly stations: readonly Station[];
  readonly users: readonly {
    readonly id: string;
    readonly role: Role;
    readonly active: boolean;
    readonly sealed: string;
  }[];
  readonly customers: readonly { readonly id: string; readonly number: string; readonly sealed: string }[];
  readonly erased: string | null;
};
