// Names for screens: units, items and people as the answers of the contract show them. Costs only by right (DESIGN 9).
import type { Database } from 'better-sqlite3';
import type { ItemSummary, UnitSummary } from '../../shared/contract/answers';
import { holds } from '../../shared/domain/rights';
import type { Item, Unit, User } from '../../shared/domain/model';
import type { View } from '../../shared/domain/view';
import { serialOfKey } from '../../shared/serial/serial';
import type { PostingKeys } from '../keys';
import { UnitReader } from './unit-reader';

export class Names {
  private readonly inStock;
  private readonly docNo;
  private readonly userName;

  private readonly reader: UnitReader;

  constructor(
    db: Database,
    private readonly view: View,
    keys: PostingKeys,
  ) {
    this.reader = new UnitReader(db, keys);
    this.inStock = db.prepare(
      `SELECT j.value AS item,
         (SELECT COALESCE(SUM(units), 0) FROM view_balance b WHERE b.item = j.value AND b.status = 'in_stock' AND b.branch = :a) * 10000000
         + COALESCE((SELECT quantity_e7 FROM view_pool p WHERE p.item = j.value AND p.branch = :a), 0) AS e7
       FROM json_each(:b) j`,
    );
    this.docNo = db.prepare('SELECT doc_no FROM view_document WHERE posting = ?');
    this.userName = db.prepare('SELECT name FROM view_user WHERE id = ?');
  }

  /** Units by their integers, in the order given. */
  unitsByKeys(keys: readonly number[]): Unit[] {
    const units = this.reader.byKeys(keys);
    return keys.map((key) => units.get(key)).filter((unit) => unit !== undefined);
  }

  serialsOf(keys: readonly number[]): string[] {
    return keys.map(serialOfKey);
  }

  docNoOf(key: number | null): string | null {
    return key === null ? null : ((this.docNo.get(key) as { doc_no: string | null } | undefined)?.doc_no ?? null);
  }

  userNameOf(id: string | null): string | null {
    return id === null ? null : ((this.userName.get(id) as { name: string | null } | undefined)?.name ?? null);
  }

  items(items: readonly Item[], branch: string): ItemSummary[] {
    const counts = this.inStock.all({ a: branch, b: JSON.stringify(items.map((item) => item.id)) }) as {
      item: string;
      e7: number;
    }[];
    const byItem = new Map(counts.map((row) => [row.item, Math.trunc(row.e7 / 10_000_000)]));
    return items.map(({ id, sku, name, inventoryType, priceMinor, priceIncludesTax }) => ({
      id,
      sku,
      name,
      inventoryType,
      priceMinor,
      priceIncludesTax,
      inStock: byItem.get(id) ?? 0,
    }));
  }

  units(units: readonly Unit[], user: User | null): UnitSummary[] {
    const items = this.view.items([...new Set(units.map((unit) => unit.item))]);
    const places = this.view.locations([...new Set(units.flatMap((unit) => unit.location ?? []))]);
    const vendors = this.view.vendors([...new Set(units.flatMap((unit) => unit.vendor ?? []))]);
    const customers = this.view.customers([...new Set(units.flatMap((unit) => unit.customer ?? []))]);
    const costs = holds(user, 'see_cost');
    return units.map((unit) => {
      const item = items.get(unit.item);
      return {
        serial: unit.serial,
        item: unit.item,
        itemName: item?.name ?? unit.item,
        sku: item?.sku ?? unit.item,
        makers: unit.makers.map((text, index) => ({ label: item?.makerSerial.labels[index] ?? '', text })),
        status: unit.status,
        condition: unit.condition,
        locationName: places.get(unit.location ?? '')?.name ?? null,
        vendorName: vendors.get(unit.vendor ?? '')?.name ?? null,
        customerName: customers.get(unit.customer ?? '')?.name ?? null,
        costMinor: costs ? unit.costMinor : null,
        customerWarranty: unit.customerWarranty,
        vendorWarranty: unit.vendorWarranty,
      };
    });
  }
}
