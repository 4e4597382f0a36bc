// Resolve: a scan becomes a unit, an item, a document, a person, a place, several of these, or nothing with the reason (DESIGN 2).
// Read-only. One exact hit goes through, several ask; no prefix ever steals a scan (fault R21).
import type { Database } from 'better-sqlite3';
import type { Resolved } from '../../shared/domain/draft/resolved';
import { hasUnits } from '../../shared/domain/decide/receive';
import { unknownSerial } from '../../shared/domain/decide/units';
import type { Item, Unit } from '../../shared/domain/model';
import type { View } from '../../shared/domain/view';
import { makerKey } from '../../shared/domain/view';
import { decodeScan } from '../../shared/scan/decode';
import { separatorReadings } from '../../shared/scan/gs1-readings';
import type { Scan, ScanSource } from '../../shared/scan/scan';
import { formatSerial, parseSerial } from '../../shared/serial/serial';
import { trimIdentifier } from '../../shared/text/fold';
import type { PostingKeys } from '../keys';
import { UnitReader } from './unit-reader';

/** The longest scan that is looked at, in bytes: larger than any symbol of the field holds. */
export const MAX_SCAN_BYTES = 4_096;
const UNREADABLE = new Set(['gtin-check-digit', 'sscc-check-digit', 'key-check-digit']);

export class Resolver {
  private readonly units: UnitReader;
  private readonly document;
  private readonly customer;
  private readonly location;

  constructor(
    db: Database,
    private readonly view: View,
    private readonly keys: PostingKeys,
  ) {
    this.units = new UnitReader(db, keys);
    this.document = db.prepare(
      "SELECT station || ':' || seq AS ref, kind FROM ledger_posting WHERE doc_no = ? ORDER BY arrival LIMIT 1",
    );
    this.customer = db.prepare('SELECT id FROM view_customer WHERE number = ? AND erased = 0 LIMIT 1');
    this.location = db.prepare("SELECT id FROM view_location WHERE json_extract(body, '$.code') = ? LIMIT 1");
  }

  /** Resolves a scan and gives the text that stands for it, without AIM identifier and outer white space. */
  scan(
    raw: string,
    year: number,
    source: ScanSource = 'wedge',
  ): { readonly text: string; readonly resolved: Resolved } {
    const text = raw.length > MAX_SCAN_BYTES ? raw.slice(0, MAX_SCAN_BYTES) : decodeScan(raw, source, year).text;
    return { text: trimIdentifier(text), resolved: this.resolve(raw, year, source) };
  }

  /** Resolves a text as it was scanned or typed; `year` is the current one, for the century of GS1 dates. */
  resolve(text: string, year: number, source: ScanSource = 'wedge'): Resolved {
    if (Buffer.byteLength(text, 'utf8') > MAX_SCAN_BYTES) return refuse({ code: 'scanTooLong', limit: MAX_SCAN_BYTES });
    const trimmed = trimIdentifier(text);
    if (trimmed === '') return refuse({ code: 'scanEmpty' });
    const scan = decodeScan(text, source, year);
    const broken = scan.errors.find((error) =>
      ['nul-character', 'lone-surrogate', 'too-long', 'empty'].includes(error),
    );
    if (broken) return refuse({ code: 'scanUnreadable', problem: broken, text: visible(trimmed) });
    // Only the formats that are made of separators may hold control characters.
    if (scan.kind === 'text' && /[\u0000-\u001f\u007f]/u.test(scan.text)) {
      return refuse({ code: 'scanUnreadable', problem: 'control-characters', text: visible(trimmed) });
    }
    return this.ourSerial(scan.text) ?? this.byCodes(scan);
  }

  /** Our own label: prefix of the company and a right check character. */
  private ourSerial(text: string): Resolved | null {
    const serial = parseSerial(text);
    if (!serial) return null;
    const printed = formatSerial(serial.prefix, serial.sequence);
    const unit = this.units.bySerials([printed]).get(printed);
    if (unit) return { kind: 'unit', unit, match: 'serial' };
    if (!this.view.stations().some((station) => station.prefix === serial.prefix)) return null;
    return refuse(unknownSerial(this.view, printed));
  }

  private byCodes(scan: Scan): Resolved {
    const { text } = scan;
    const marked = this.byItemAndSerial(scan) ?? this.withoutSeparator(scan);
    if (marked) return marked;
    const folded = this.units.byFoldedMakers([text]);
    const exact = folded.filter((unit) => unit.makers.includes(text));
    const items = this.itemsOf(scan.gtin14 === null ? [text] : [text, scan.gtin14]);
    if (exact.length + items.length > 1)
      return { kind: 'several', units: exact, items, reason: items.length === 0 ? 'sameMakerSerial' : 'sameCode' };
    const [unit] = exact;
    if (unit) return { kind: 'unit', unit, match: 'maker' };
    const [item] = items;
    if (item) return { kind: 'item', item, makerText: null };
    const other = this.others(text);
    if (other) return other;
    const alike = folded.length > 0 ? folded : this.byOffers(scan);
    if (alike.length > 0) return { kind: 'several', units: alike, items: [], reason: 'folded' };
    return refuse(this.unknown(scan));
  }

  /** A GS1 code that names item and serial: of our own label, with our serial, or of the maker's. */
  private byItemAndSerial(scan: Scan): Resolved | null {
    if (scan.gtin14 === null || scan.serial === null) return null;
    const [item] = this.itemsOf([scan.gtin14]);
    if (!item) return null;
    const ours = this.ourSerial(scan.serial);
    if (ours && (ours.kind !== 'unit' || ours.unit.item === item.id)) return ours;
    const pair = { item: item.id, text: scan.serial };
    const units = this.units.byMakers([pair]).get(makerKey(pair)) ?? [];
    const [unit] = units;
    if (unit && units.length === 1) return { kind: 'unit', unit, match: 'gs1' };
    if (units.length > 1) return { kind: 'several', units, items: [], reason: 'sameMakerSerial' };
    return this.withoutSeparator(scan) ?? { kind: 'item', item, makerText: scan.serial };
  }

  /**
   * A GS1 code without its separators, where a serial stands in one reading and not in another: the unit that exactly one of them
   * names, else another scan. The item alone would lose the serial, and a serial from a guess is worse (fault 11).
   */
  private withoutSeparator(scan: Scan): Resolved | null {
    if (scan.gtin14 === null || !scan.warnings.includes('possible-lost-separator')) return null;
    const [item] = this.itemsOf([scan.gtin14]);
    if (!item || !hasUnits(item)) return null;
    const serials = separatorReadings(scan.text).flatMap((reading) => reading.filter(([field]) => field === '21'));
    if (serials.length === 0) return null;
    const pairs = serials.map(([, text]) => ({ item: item.id, text }));
    const [unit, ...more] = [...this.units.byMakers(pairs).values()].flat();
    if (unit && more.length === 0) return { kind: 'unit', unit, match: 'gs1' };
    if (scan.serial !== null) return null;
    return refuse({ code: 'scanUnreadable', problem: 'lost-separator', text: visible(scan.text) });
  }

  /** Units that carry another spelling of the number, where their item's rule says so: a VIN without the I for import in front,
   *  an IMEI with or without its check digit (faults 13, R23). Never taken, only asked for. */
  private byOffers(scan: Scan): Unit[] {
    const alike = scan.offers.flatMap((offer) => {
      if (offer.kind === 'gtin') return [];
      const texts = offer.kind === 'imei' ? [offer.text, offer.key] : [offer.text];
      const check = offer.kind === 'imei' ? 'luhn' : 'vin';
      return this.units
        .byFoldedMakers(texts)
        .filter((unit) => this.view.items([unit.item]).get(unit.item)?.makerSerial.check === check);
    });
    return [...new Map(alike.map((unit) => [unit.serial, unit])).values()];
  }

  private itemsOf(texts: readonly string[]): Item[] {
    const owners = [...this.view.codeOwners(texts).values()].flat().filter((owner) => owner.kind !== 'vendor');
    return [...this.view.items([...new Set(owners.map((owner) => owner.id))]).values()];
  }

  private others(text: string): Resolved | null {
    const vendor = this.view
      .codeOwners([text])
      .get(text)
      ?.find((owner) => owner.kind === 'vendor');
    const vendorRow = vendor && this.view.vendors([vendor.id]).get(vendor.id);
    if (vendorRow) return { kind: 'vendor', vendor: vendorRow };
    const documents = this.document.all(text) as { ref: string; kind: string }[];
    const [document] = documents;
    if (document) return { kind: 'document', ref: document.ref, postingKind: document.kind };
    const customer = this.customer.get(text) as { id: string } | undefined;
    const customerRow = customer && this.view.customers([customer.id]).get(customer.id);
    if (customerRow) return { kind: 'customer', customer: customerRow };
    const location = this.location.get(text) as { id: string } | undefined;
    const locationRow = location && this.view.locations([location.id]).get(location.id);
    return locationRow ? { kind: 'location', location: locationRow } : null;
  }

  /** Unknown, or unreadable: a wrong check digit asks for another scan and never for a new item (fault 17). */
  private unknown(
    scan: Scan,
  ):
    | { readonly code: 'scanUnknown'; readonly text: string }
    | { readonly code: 'scanUnreadable'; readonly problem: string; readonly text: string } {
    const wrong =
      scan.errors.find((error) => UNREADABLE.has(error)) ?? scan.warnings.find((warning) => UNREADABLE.has(warning));
    const text = visible(scan.text);
    if (wrong) return { code: 'scanUnreadable', problem: 'check-digit', text };
    if (scan.warnings.includes('possible-lost-separator'))
      return { code: 'scanUnreadable', problem: 'lost-separator', text };
    return { code: 'scanUnknown', text };
  }
}

type Refused = Extract<Resolved, { kind: 'nothing' }>;

function refuse(refusal: Refused['refusal']): Refused {
  return { kind: 'nothing', refusal };
}

/** Control characters made visible, and cut to what a screen line holds. */
function visible(text: string): string {
  const shown = [...text.slice(0, 200)].map((character) =>
    character < ' ' ? String.fromCharCode(0x2400 + character.charCodeAt(0)) : character,
  );
  return shown.join('');
}

/** Units that a resolution names, for logs and screens. */
export function unitsOf(resolved: Resolved): readonly Unit[] {
  if (resolved.kind === 'unit') return [resolved.unit];
  return resolved.kind === 'several' ? resolved.units : [];
}
