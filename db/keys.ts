// Integer keys of the tables: a unit is the number of its serial, a posting the index of its station's prefix and its seq.
// A prefix belongs to one station of the company for ever, so the numbers are the same on every computer.
import type { Database } from 'better-sqlite3';
import { prefixIndex, serialKey } from '../shared/serial/serial';

/** Ten digits of seq keep prefix index x 10^10 + seq below 2^53. */
const SEQ_SPAN = 10_000_000_000;

export { serialKey };

/** Turns posting references `<station>:<seq>` into integers and back; it remembers every station it has seen. */
export class PostingKeys {
  private readonly ids = new Map<number, string>();
  private readonly insert;
  /** The units of one document share their references, so the last one is kept. */
  private lastRef = '';
  private lastKey = 0;

  constructor(private readonly db: Database) {
    this.insert = db.prepare('INSERT INTO ledger_station (station, prefix) VALUES (?, ?)');
    this.reload();
  }

  /** Reads the stations anew, after a rollback took some back. */
  reload(): void {
    this.ids.clear();
    this.lastRef = '';
    const rows = this.db.prepare('SELECT station, prefix FROM ledger_station').all() as {
      station: string;
      prefix: string;
    }[];
    for (const row of rows) this.ids.set(prefixIndex(row.prefix), row.station);
  }

  /** Makes a station known. Two stations with one prefix are a fault of the register and throw. */
  learn(station: string): void {
    const prefix = station.slice(0, 3);
    const known = this.ids.get(prefixIndex(prefix));
    if (known === station) return;
    if (known !== undefined) throw new Error(`prefixTaken: ${prefix} belongs to ${known}, not to ${station}`);
    this.insert.run(station, prefix);
    this.ids.set(prefixIndex(prefix), station);
  }

  /** The integer of a reference; the station becomes known. */
  key(ref: string): number {
    if (ref === this.lastRef) return this.lastKey;
    const colon = ref.indexOf(':');
    const station = ref.slice(0, colon);
    this.learn(station);
    this.lastKey = prefixIndex(station) * SEQ_SPAN + Number(ref.slice(colon + 1));
    this.lastRef = ref;
    return this.lastKey;
  }

  /** The integer of a reference as somebody typed it; null for one that names no posting of a known station. */
  find(ref: string): number | null {
    const match = /^([A-Z2-9]{3}-[A-Z2-9]{6}):([1-9]\d{0,9})$/u.exec(ref);
    const station = match?.[1] ?? '';
    if (!match || this.ids.get(prefixIndex(station)) !== station) return null;
    return prefixIndex(station) * SEQ_SPAN + Number(match[2]);
  }

  /** The integers that postings of each known station can have, lowest and highest. */
  ranges(): (readonly [number, number])[] {
    return [...this.ids.keys()].map((index) => [index * SEQ_SPAN, (index + 1) * SEQ_SPAN - 1]);
  }

  keyOrNull(ref: string | null): number | null {
    return ref === null ? null : this.key(ref);
  }

  /** The reference that an integer stands for. */
  ref(key: number): string {
    const station = this.ids.get(Math.floor(key / SEQ_SPAN));
    if (station === undefined) throw new Error(`no station is known for posting ${key}`);
    return `${station}:${key % SEQ_SPAN}`;
  }

  refOrNull(key: number | null): string | null {
    return key === null ? null : this.ref(key);
  }
}
