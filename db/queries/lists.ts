// Lists of the catalogue and of people, by any part of name, code or number; and what stock an item has.
import type { ItemSummary, StockAnswer } from '../../shared/contract/answers';
import type { Customer, Item, Location, TaxCode, User, Vendor } from '../../shared/domain/model';
import type { Refusal } from '../../shared/domain/refusal';
import { holds } from '../../shared/domain/rights';
import { divideRounded, ONE_E7, toSafe } from '../../shared/money/integer';
import { foldKey } from '../../shared/text/fold';
import { deskOf } from '../drafts/desk';
import type { LedgerCore } from '../ledger/core';

/** Escapes a folded text for LIKE with the escape character `!`. */
export function likePart(text: string): string {
  return `%${foldKey(text).replace(/[!%_]/gu, (character) => `!${character}`)}%`;
}

export function listItems(core: LedgerCore, text: string, limit: number): ItemSummary[] {
  const rows = core.db
    .prepare(
      `SELECT id, body FROM view_item WHERE :a = '%%' OR name_key LIKE :a ESCAPE '!'
         OR id IN (SELECT owner FROM view_code WHERE key LIKE :a ESCAPE '!') ORDER BY name_key, id LIMIT :b`,
    )
    .all({ a: likePart(text), b: limit }) as { body: string }[];
  const branch = core.station()?.branch ?? '';
  return deskOf(core).names.items(
    rows.map((row) => JSON.parse(row.body) as Item),
    branch,
  );
}

type Named = {
  readonly vendors: Vendor;
  readonly customers: Customer;
  readonly locations: Location;
  readonly taxCodes: TaxCode;
  readonly users: User;
};

const BODY_LISTS = {
  vendors:
    "SELECT body FROM view_vendor WHERE name_key LIKE :a ESCAPE '!' OR id IN (SELECT owner FROM view_code WHERE kind = 'vendor' AND key LIKE :a ESCAPE '!') ORDER BY name_key, id LIMIT :b",
  locations: "SELECT body FROM view_location WHERE :a <> '' ORDER BY json_extract(body, '$.code'), id LIMIT :b",
  taxCodes: "SELECT body FROM view_tax_code WHERE :a <> '' ORDER BY json_extract(body, '$.name'), id LIMIT :b",
} as const;

export function listNamed<Kind extends keyof Named>(
  core: LedgerCore,
  kind: Kind,
  text: string,
  limit: number,
): readonly Named[Kind][] {
  if (kind === 'customers') return customers(core, text, limit) as unknown as readonly Named[Kind][];
  if (kind === 'users') {
    const rows = core.db
      .prepare('SELECT id, role, active, name FROM view_user ORDER BY name, id LIMIT ?')
      .all(limit) as (Omit<User, 'active'> & { active: number })[];
    return rows.map((row) => ({ ...row, active: row.active === 1 })) as unknown as readonly Named[Kind][];
  }
  const rows = core.db.prepare(BODY_LISTS[kind as keyof typeof BODY_LISTS]).all({ a: likePart(text), b: limit }) as {
    body: string;
  }[];
  return rows.map((row) => JSON.parse(row.body) as Named[Kind]);
}

function customers(core: LedgerCore, text: string, limit: number): Customer[] {
  const rows = core.db
    .prepare(
      `SELECT id, number, name, phone, email, address, erased FROM view_customer
       WHERE erased = 0 AND (name_key LIKE :a ESCAPE '!' OR number LIKE :b OR phone LIKE :b) ORDER BY name_key, id LIMIT :c`,
    )
    .all({ a: likePart(text), b: `%${text.trim()}%`, c: limit }) as (Omit<Customer, 'erased'> & { erased: number })[];
  return rows.map((row) => ({ ...row, erased: row.erased === 1 }));
}

/** Quantity, value and averages of an item in this branch; costs only by right (X-11, 9.37 to 9.40). */
export function stockAnswer(
  core: LedgerCore,
  id: string,
  user: User | null,
): StockAnswer | { readonly refused: Refusal } {
  const item = core.view.items([id]).get(id);
  const branch = core.station()?.branch ?? '';
  if (!item) return { refused: { code: 'unknownItem', item: id } };
  const costs = holds(user, 'see_cost');
  const pool = core.view.pools([id], branch).get(id);
  const balances = core.db
    .prepare(
      'SELECT branch, location, status, units, value_minor AS valueMinor FROM view_balance WHERE item = ? AND units <> 0 ORDER BY branch, location, status',
    )
    .all(id) as {
    branch: string;
    location: string;
    status: StockAnswer['balances'][number]['status'];
    units: number;
    valueMinor: number;
  }[];
  const bought = (core.db
    .prepare('SELECT bought_e7 AS e7, bought_minor AS minor FROM view_item_total WHERE item = ?')
    .get(id) ?? { e7: 0, minor: 0 }) as { e7: number; minor: number };
  const here = balances.filter((row) => row.branch === branch && row.status === 'in_stock');
  const units = here.reduce((so, row) => so + row.units, 0);
  const valueMinor = here.reduce((so, row) => so + row.valueMinor, 0) + (pool?.valueMinor ?? 0);
  const quantityE7 = units * ONE_E7 + (pool?.quantityE7 ?? 0);
  const [summary] = deskOf(core).names.items([item], branch);
  const places = core.view.locations(balances.map((row) => row.location));
  if (!summary) return { refused: { code: 'unknownItem', item: id } };
  return {
    item: summary,
    units,
    valueMinor: costs ? valueMinor : null,
    averageMinor: costs ? average(valueMinor, quantityE7) : null,
    purchasedE7: bought.e7,
    purchasedValueMinor: costs ? bought.minor : null,
    purchaseAverageMinor: costs ? average(bought.minor, bought.e7) : null,
    quantityE7,
    balances: balances.map((row) => ({
      ...row,
      locationName: places.get(row.location)?.name ?? null,
      valueMinor: costs ? row.valueMinor : null,
    })),
  };
}

/** Value by whole piece, rounded half away from zero; null where there is no quantity. */
function average(valueMinor: number, quantityE7: number): number | null {
  return quantityE7 <= 0 ? null : toSafe(divideRounded(BigInt(valueMinor) * BigInt(ONE_E7), BigInt(quantityE7)));
}
