// What the benchmark says: one row a key, its limit, and where the figure comes from. It must not know how it was measured.

/** The keys of the JSON object, in the order of the table, each with what must hold: at most so much. */
export const LIMITS = {
  receive1000_ratio: 3,
  receive_growth: 1.1,
  sale3_ratio: 3,
  sale3_p99_ms: 16,
  resolve1m_p99_ms: 1,
  resolve1m_over_10k: 1.3,
  paint_p50_ms: 20,
  paint_p99_ms: 33,
  paint_p99_busy_ms: 50,
  search1m_p99_ms: 50,
  rebuild1m_s: 60,
  start_ratio: 1.5,
  memory_ratio: 1.5,
  zpl1000_ms: 100,
  pdf1000_ms: 2_000,
  bytes_ratio: 4,
} as const;

/** Figures that mean nothing on a smaller ledger; a run scaled down shows them and leaves them out of the JSON. */
const OF_A_MILLION: ReadonlySet<Key> = new Set([
  'sale3_ratio',
  'sale3_p99_ms',
  'resolve1m_p99_ms',
  'resolve1m_over_10k',
  'search1m_p99_ms',
  'rebuild1m_s',
  'start_ratio',
  'memory_ratio',
]);
export const MILLION = 1_000_000;

export type Key = keyof typeof LIMITS;
/** A null value comes with the reason as its note. */
export type Figure = { readonly value: number | null; readonly note: string };
export type Figures = { readonly [K in Key]?: Figure };
export type Known = Map<Key, Figure>;

const KEYS = Object.keys(LIMITS) as Key[];
/** Digits behind the point that are kept: the machine's noise is larger. */
const DIGITS = 3;

/** The table, a line an entry. */
export function tableLines(known: Known): readonly string[] {
  return KEYS.map((key) => {
    const { value, note } = known.get(key) ?? { value: null, note: 'not asked for' };
    const limit = LIMITS[key];
    const shown = value === null ? '-' : value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);
    const holds = value === null ? '' : value <= limit ? 'holds' : 'MISSED';
    return `${key.padEnd(20)}${shown.padStart(8)}  ${`<= ${limit}`.padEnd(8)} ${holds.padEnd(7)}${note}`.trimEnd();
  });
}

/** The object of `--json`: exactly the keys, null for what was not measured. */
export function jsonOf(known: Known, units: number): Readonly<Record<Key, number | null>> {
  const entries = KEYS.map((key) => {
    const value = known.get(key)?.value ?? null;
    const counts = value !== null && (units >= MILLION || !OF_A_MILLION.has(key));
    return [key, counts ? Number(value.toFixed(DIGITS)) : null];
  });
  return Object.fromEntries(entries) as Record<Key, number | null>;
}
