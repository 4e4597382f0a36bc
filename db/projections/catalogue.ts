// Writes catalogue, people and house rows; of two changes the one with the later stamp stands, in whatever order they arrive.
import type { Database } from 'better-sqlite3';
import type { Effects } from '../../shared/domain/fold/effects';
import type { Item, Vendor } from '../../shared/domain/model';
import { stampOf, type PostingHeader } from '../../shared/domain/posting';
import { canonical } from '../../shared/text/canonical';
import { foldKey } from '../../shared/text/fold';
import type { PersonSeal } from '../people/seal';

export class CatalogueWriter {
  private readonly statements;

  constructor(
    db: Database,
    private readonly seal: PersonSeal,
  ) {
    const later = (table: string, columns: string): string => {
      const names = columns.split(', ');
      const sets = names.slice(1).map((column) => `${column} = excluded.${column}`);
      return `INSERT INTO ${table} (${columns}) VALUES (${names.map(() => '?').join(', ')}) ON CONFLICT (id) DO UPDATE
        SET ${sets.join(', ')} WHERE excluded.stamp >= ${table}.stamp`;
    };
    this.statements = {
      company: db.prepare('INSERT INTO view_company VALUES (?, ?)'),
      settings: db.prepare(
        'INSERT INTO view_settings VALUES (1, ?, ?) ON CONFLICT DO UPDATE SET stamp = excluded.stamp, body = excluded.body WHERE excluded.stamp >= stamp',
      ),
      station: db.prepare('INSERT INTO view_station VALUES (?, ?, ?, ?, ?)'),
      branch: db.prepare(later('view_branch', 'id, stamp, body')),
      location: db.prepare(later('view_location', 'id, branch, stamp, body')),
      taxCode: db.prepare(later('view_tax_code', 'id, stamp, body')),
      item: db.prepare(later('view_item', 'id, sku, name, name_key, stamp, body')),
      vendor: db.prepare(later('view_vendor', 'id, name_key, stamp, body')),
      user: db.prepare(later('view_user', 'id, role, active, name, stamp')),
      customer: db.prepare(later('view_customer', 'id, number, name, name_key, phone, email, address, erased, stamp')),
      erase: db.prepare(
        'UPDATE view_customer SET name = NULL, name_key = NULL, phone = NULL, email = NULL, address = NULL, erased = 1, stamp = ? WHERE id = ?',
      ),
      codesGone: db.prepare('DELETE FROM view_code WHERE owner = ?'),
      code: db.prepare('INSERT INTO view_code VALUES (?, ?, ?, ?)'),
    };
  }

  apply(effects: Effects, header: PostingHeader): void {
    const { statements } = this;
    const stamp = stampOf(header);
    if (effects.company) statements.company.run(effects.company.id, canonical(effects.company));
    if (effects.settings) statements.settings.run(stamp, canonical(effects.settings));
    for (const { id, prefix, branch, name, publicKey } of effects.stations)
      statements.station.run(id, prefix, branch, name, publicKey);
    for (const row of effects.branches) statements.branch.run(row.id, stamp, canonical(row));
    for (const row of effects.locations) statements.location.run(row.id, row.branch, stamp, canonical(row));
    for (const row of effects.taxCodes) statements.taxCode.run(row.id, stamp, canonical(row));
    for (const item of effects.items) this.writeItem(item, stamp);
    for (const vendor of effects.vendors) this.writeVendor(vendor, stamp);
    this.writePeople(effects, stamp);
  }

  private writeItem(item: Item, stamp: string): void {
    const done = this.statements.item.run(item.id, item.sku, item.name, foldKey(item.name), stamp, canonical(item));
    if (done.changes === 0) return;
    this.writeCodes(item.id, [
      ['sku', [item.sku]],
      ['gtin', item.gtins],
      ['alias', item.aliases],
    ]);
  }

  private writeVendor(vendor: Vendor, stamp: string): void {
    const done = this.statements.vendor.run(vendor.id, foldKey(vendor.name), stamp, canonical(vendor));
    if (done.changes > 0) this.writeCodes(vendor.id, [['vendor', [vendor.code]]]);
  }

  private writeCodes(owner: string, groups: readonly (readonly [string, readonly string[]])[]): void {
    this.statements.codesGone.run(owner);
    for (const [kind, texts] of groups) {
      for (const text of new Set(texts)) this.statements.code.run(text, kind, owner, foldKey(text));
    }
  }

  private writePeople(effects: Effects, stamp: string): void {
    for (const { id, role, active, sealed } of effects.users) {
      this.statements.user.run(id, role, active ? 1 : 0, this.seal.open(id, sealed)?.['name'] ?? null, stamp);
    }
    for (const { id, number, sealed } of effects.customers) {
      const fields = this.seal.open(id, sealed);
      const { name = null, phone = null, email = null, address = null } = fields ?? {};
      const key = name === null ? null : foldKey(name);
      this.statements.customer.run(id, number, name, key, phone, email, address, fields === null ? 1 : 0, stamp);
    }
    if (effects.erased !== null) this.statements.erase.run(stamp, effects.erased);
  }
}
