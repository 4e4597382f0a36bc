// Which of the daily backups are kept: each of the last seven days, the newest of the last five weeks and twelve months
// (DESIGN 9). Pure: names and times in, names out. It must not know where backups lie; only daily ones are its business.

const DAY_MS = 86_400_000;
const DAYS = 7;
const WEEKS = 5;
const MONTHS = 12;

export type Kept = { readonly name: string; readonly atMs: number };

/** The names of backups that may go. The newest of all is never among them, however old it is. Times are in UTC. */
export function surplus(backups: readonly Kept[], nowMs: number): string[] {
  const newestFirst = backups.toSorted((a, b) => b.atMs - a.atMs);
  const kept = new Set(newestFirst.slice(0, 1));
  // The Unix day 0 was a Thursday; weeks begin on Monday.
  keepNewest(newestFirst, kept, (atMs) => Math.floor(atMs / DAY_MS), nowMs, DAYS);
  keepNewest(newestFirst, kept, (atMs) => Math.floor((atMs / DAY_MS + 3) / 7), nowMs, WEEKS);
  keepNewest(newestFirst, kept, monthOf, nowMs, MONTHS);
  return newestFirst.filter((backup) => !kept.has(backup)).map(({ name }) => name);
}

/** Keeps the newest backup of each of the last `count` periods, the present one included. */
function keepNewest(
  newestFirst: readonly Kept[],
  kept: Set<Kept>,
  periodOf: (atMs: number) => number,
  nowMs: number,
  count: number,
): void {
  const oldest = periodOf(nowMs) - count;
  const seen = new Set<number>();
  for (const backup of newestFirst) {
    const period = periodOf(backup.atMs);
    if (period <= oldest || seen.has(period)) continue;
    seen.add(period);
    kept.add(backup);
  }
}

function monthOf(atMs: number): number {
  const date = new Date(atMs);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}
