// The independent auditor: it reads bodies as plain JSON and works out stock value, cash, refunds, numbers and serials by itself.
// Written without any code of the product, so that an error of the product cannot hide in it.

export type AuditRow = {
  readonly station: string;
  readonly seq: number;
  readonly kind: string;
  readonly version: number;
  readonly doc_no: string | null;
  readonly shift: string | null;
  readonly branch: string;
  readonly body: string;
};
export type AuditTables = {
  /** Units that lie in a branch with their costs, and the sum of the values of all pools, from the tables. */
  readonly units: readonly { readonly serial: string; readonly cost: number }[];
  readonly poolValue: number;
  /** Cash by shift, without the float. */
  readonly cash: ReadonlyMap<string, number>;
};
type Any = Record<string, any>; // eslint-disable-line typescript/no-explicit-any

/** Everything that is wrong, as sentences; empty when the books are sound. */
export function audit(rows: readonly AuditRow[], tables: AuditTables): string[] {
  const postings = rows.map((row) => ({ ...row, ref: `${row.station}:${row.seq}`, data: read(row) }));
  return [
    ...checkArithmetic(postings),
    ...checkValue(postings, tables),
    ...checkCash(postings, tables),
    ...checkRefunds(postings),
    ...checkNumbers(postings),
    ...checkSerials(postings),
  ];
}

/** The body as it is meant. Version 2 of sale and receipt writes what is common once and leaves out what repeats. */
function read(row: AuditRow): Any {
  const data = JSON.parse(row.body) as Any;
  if (row.kind === 'receipt.posted' && row.version > 1)
    for (const line of data['lines'] as Any[]) {
      line['units'] ??= [];
      for (const unit of line['units'] as Any[]) {
        unit['costMinor'] ??= line['unitCostMinor'];
        unit['after'] ??= null;
      }
    }
  if (row.kind !== 'sale.posted' || row.version < 2) return data;
  for (const tender of data['tenders'] as Any[]) {
    tender['changeMinor'] ??= 0;
    tender['tenderedMinor'] ??= tender['amountMinor'] + tender['changeMinor'];
  }
  for (const line of data['lines'] as Any[]) {
    const terms = data['terms'][line['terms'] ?? 0] as Any;
    const units = (line['units'] ?? []) as Any[];
    const taxes = (line['taxesMinor'] ?? [line['grossMinor'] - line['netMinor']]) as number[];
    Object.assign(line, { units, stocked: terms['stocked'] === true, costMinor: line['costMinor'] ?? 0 });
    line['taxes'] = ((terms['taxes'] ?? []) as Any[]).map((tax, at) => ({ ...tax, amountMinor: taxes[at] }));
    line['quantityE7'] ??= units.length * 10_000_000;
    for (const unit of units) unit['after'] ??= null;
    const [only] = units;
    if (only && units.length === 1) {
      only['grossMinor'] ??= line['grossMinor'];
      only['netMinor'] ??= line['netMinor'];
      only['taxesMinor'] ??= line['taxes'].map((tax: Any) => tax['amountMinor']);
      if (!('costMinor' in only)) only['costMinor'] = line['costMinor'];
    }
  }
  return data;
}

type Read = AuditRow & { readonly ref: string; readonly data: Any };

const add = (list: readonly Any[], field: string): number => list.reduce((so, one) => so + Number(one[field] ?? 0), 0);
const same = (what: string, a: number, b: number): string[] => (a === b ? [] : [`${what}: ${a} is not ${b}`]);

/** Within a document: units sum to their line, taxes to gross less net, tenders to the gross. */
function checkArithmetic(postings: readonly Read[]): string[] {
  return postings.flatMap(({ ref, kind, data }) => {
    const lines = (data['lines'] ?? []) as Any[];
    if (kind === 'receipt.posted')
      return [
        ...lines.flatMap((line, at) => [
          ...(line['units'].length > 0
            ? same(`${ref} line ${at} unit costs`, add(line['units'], 'costMinor'), line['costMinor'])
            : []),
          ...same(
            `${ref} line ${at} cost`,
            line['costMinor'],
            line['amountMinor'] - line['discountMinor'] + line['addOnMinor'] + line['taxMinor'],
          ),
        ]),
        ...same(`${ref} total`, data['totalMinor'], add(lines, 'costMinor')),
        ...same(`${ref} add-ons`, add(data['addOns'], 'amountMinor'), add(lines, 'addOnMinor')),
      ];
    if (kind !== 'sale.posted' && kind !== 'return.posted') return [];
    const totals = [
      ...same(`${ref} gross`, add(lines, 'grossMinor'), data['grossMinor']),
      ...same(`${ref} net`, add(lines, 'netMinor'), data['netMinor']),
    ];
    const money =
      kind === 'sale.posted'
        ? same(`${ref} tenders`, add(data['tenders'], 'amountMinor'), data['grossMinor'])
        : same(`${ref} refunds`, add(data['refunds'], 'amountMinor'), data['grossMinor']);
    return [
      ...totals,
      ...money,
      ...lines.flatMap((line, at) => checkLine(`${ref} line ${at}`, line)),
      ...checkChange(ref, data),
    ];
  });
}

function checkLine(name: string, line: Any): string[] {
  const taxes = same(`${name} taxes`, add(line['taxes'], 'amountMinor'), line['grossMinor'] - line['netMinor']);
  const units = line['units'] as Any[];
  if (units.length === 0) return taxes;
  return [
    ...taxes,
    ...same(`${name} unit gross`, add(units, 'grossMinor'), line['grossMinor']),
    ...same(`${name} unit net`, add(units, 'netMinor'), line['netMinor']),
    ...(line['taxes'] as Any[]).flatMap((tax, at) =>
      same(
        `${name} unit tax ${at}`,
        units.reduce((so, unit) => so + unit['taxesMinor'][at], 0),
        tax['amountMinor'],
      ),
    ),
    ...units.flatMap((unit) =>
      unit['grossMinor'] < unit['netMinor'] ? [`${name} ${unit['serial']} has a negative tax`] : [],
    ),
  ];
}

function checkChange(ref: string, data: Any): string[] {
  return ((data['tenders'] ?? []) as Any[]).flatMap((tender) => [
    ...same(`${ref} change`, tender['tenderedMinor'] - tender['amountMinor'], tender['changeMinor']),
    ...(tender['changeMinor'] < 0 || (tender['kind'] !== 'cash' && tender['changeMinor'] !== 0)
      ? [`${ref} gives change on ${tender['kind']}`]
      : []),
  ]);
}

/**
 * Value of stock = what came in less what went out, and again = costs of units lying here + values of pools.
 * Units that were sold before their receipt was heard of have a pending cost; they are left out on both sides.
 */
function checkValue(postings: readonly Read[], tables: AuditTables): string[] {
  const units = new Map<string, number>();
  let pools = 0;
  for (const { kind, data } of postings) {
    if (kind === 'cost.corrected') pools += data['amountMinor'];
    const sign = SIGNS[kind] ?? (kind === 'adjustment.posted' ? (data['type'] === 'found' ? 1 : -1) : 0);
    if (sign === 0) continue;
    for (const line of data['lines'] as Any[]) {
      if (line['units'].length === 0 && line['stocked'] !== false) pools += sign * line['costMinor'];
      for (const { serial, costMinor } of line['units'] as Any[])
        units.set(serial, (units.get(serial) ?? 0) + sign * (costMinor ?? 0));
    }
  }
  const pending = pendingSerials(postings);
  const posted = [...units].reduce((so, [serial, value]) => so + (pending.has(serial) ? 0 : value), 0);
  const lying = tables.units.reduce((so, { serial, cost }) => so + (pending.has(serial) ? 0 : cost), 0);
  return [...same('value of units', posted, lying), ...same('value of pools', pools, tables.poolValue)];
}

const SIGNS: Readonly<Record<string, number>> = {
  'receipt.posted': 1,
  'sale.posted': -1,
  'sale.voided': 1,
  'return.posted': 1,
  'vendor_return.posted': -1,
};

function pendingSerials(postings: readonly Read[]): Set<string> {
  const sales = postings.filter((posting) => posting.kind === 'sale.posted');
  const units = sales.flatMap(({ data }) => (data['lines'] as Any[]).flatMap((line) => line['units'] as Any[]));
  return new Set(units.filter((unit) => unit['after'] === null).map((unit) => String(unit['serial'])));
}

/** Cash of a shift: what sales took less what returns and voids gave. */
function checkCash(postings: readonly Read[], tables: AuditTables): string[] {
  const cash = new Map<string, number>();
  for (const { shift, data } of postings) {
    if (shift === null) continue;
    const took = ((data['tenders'] ?? []) as Any[])
      .filter((one) => one['kind'] === 'cash')
      .map((one) => one['amountMinor'] as number);
    const gave = ((data['refunds'] ?? []) as Any[])
      .filter((one) => one['kind'] === 'cash')
      .map((one) => -one['amountMinor']);
    for (const amount of [...took, ...gave]) cash.set(shift, (cash.get(shift) ?? 0) + amount);
  }
  return [...new Set([...cash.keys(), ...tables.cash.keys()])].flatMap((shift) =>
    same(`cash of ${shift}`, cash.get(shift) ?? 0, tables.cash.get(shift) ?? 0),
  );
}

/** No sale gives back more than it took, neither in all nor by kind of tender; an imported unit no more than its price. */
function checkRefunds(postings: readonly Read[]): string[] {
  const left = new Map<string, number>();
  const change = (key: string, amount: number): void => void left.set(key, (left.get(key) ?? 0) + amount);
  for (const { ref, kind, data } of postings) {
    if (kind === 'sale.posted')
      for (const tender of data['tenders'] as Any[]) change(`${ref} ${tender['kind']}`, tender['amountMinor']);
    if (kind === 'units.imported') change(`${ref} cash`, add(data['units'], 'grossMinor'));
    if (kind === 'return.posted')
      for (const refund of data['refunds'] as Any[])
        change(`${refund['sale']} ${refund['kind']}`, -refund['amountMinor']);
    if (kind === 'sale.voided')
      for (const refund of data['refunds'] as Any[])
        change(`${data['sale']} ${refund['kind']}`, -refund['amountMinor']);
  }
  return [...left].flatMap(([key, amount]) => (amount < 0 ? [`${key} gave back ${-amount} more than it took`] : []));
}

/** Numbers of a station and kind run 1, 2, 3 with no gap. */
function checkNumbers(postings: readonly Read[]): string[] {
  const last = new Map<string, number>();
  return postings.flatMap(({ station, kind, doc_no: docNo, ref }) => {
    if (docNo === null) return [];
    const key = `${station} ${kind}`;
    const number = Number(docNo.slice(docNo.lastIndexOf('-') + 1));
    const wanted = (last.get(key) ?? 0) + 1;
    last.set(key, number);
    return number === wanted && docNo.startsWith(`${station.slice(0, 3)}-`)
      ? []
      : [`${ref} has number ${docNo}, not ${wanted}`];
  });
}

/** Serials are made once, by their own station, with a right check character. */
function checkSerials(postings: readonly Read[]): string[] {
  const made = new Set<string>();
  return postings.flatMap(({ station, kind, data, ref }) => {
    const fresh =
      kind === 'units.imported'
        ? (data['units'] as Any[])
        : kind === 'receipt.posted' || kind === 'adjustment.posted'
          ? (data['lines'] as Any[]).flatMap((line) => line['units'] as Any[]).filter((unit) => unit['after'] === null)
          : [];
    return fresh.flatMap(({ serial }) => {
      const text = String(serial);
      const twice = made.has(text);
      made.add(text);
      const form = /^[A-HJ-NP-Z][A-HJ-NP-Z2-9]{2}\d{6,10}[0-9A-Z]$/.test(text) && text.startsWith(station.slice(0, 3));
      return twice || !form || !checkHolds(text) ? [`${ref} made ${text}, which is not a new serial`] : [];
    });
  });
}

/** ISO/IEC 7064 hybrid system MOD 37,36, run over the whole string: it must end in 1. */
function checkHolds(text: string): boolean {
  const values = [...text].map((character) => '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'.indexOf(character));
  const state = values.slice(0, -1).reduce((so, value) => (((so + value) % 36 || 36) * 2) % 37, 36);
  return (state + (values.at(-1) ?? 0)) % 36 === 1;
}
