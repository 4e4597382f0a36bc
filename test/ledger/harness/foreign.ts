// Another station of the company, as this ledger sees it: enrolled here, its postings hand-built, signed with its own key and
// read in as a file would be. It knows how a posting is hashed, and nothing of the rules that made it.
import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { NO_HASH, postingHash } from '../../../db/ledger/chain';
import { importPostings, type ImportAnswer } from '../../../db/ledger/exchange';
import type { PostingDraft, PostingHeader } from '../../../shared/domain/posting';
import { formatSerial } from '../../../shared/serial/serial';
import { canonical } from '../../../shared/text/canonical';
import type { Till } from './till';

export class ForeignStation {
  private hash: Buffer = NO_HASH;
  private seq = 0;
  private readonly id: string;
  private readonly key: KeyObject;

  constructor(
    private readonly till: Till,
    readonly branch: string,
    readonly prefix = 'QQ2',
  ) {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    this.key = privateKey;
    this.id = `${prefix}-ABCDEF`;
    till.ok('enrolStation', {
      stationId: this.id,
      branch,
      name: 'Till of another branch',
      publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
      prefix,
    });
  }

  /** The n-th serial that this station makes. */
  serial(sequence: number): string {
    return formatSerial(this.prefix, sequence);
  }

  /** Makes its next posting and reads it into the till's ledger; gives the reference. */
  post(draft: PostingDraft, more: Partial<PostingHeader> = {}): string {
    const line = this.next(draft, more);
    importPostings(this.till.ledger.core, line);
    return `${this.id}:${this.seq}`;
  }

  /** Its next posting as a line of a file. */
  next(draft: PostingDraft, more: Partial<PostingHeader> = {}): string {
    this.seq += 1;
    const header: PostingHeader = {
      station: this.id,
      seq: this.seq,
      kind: draft.kind,
      version: 1,
      branch: this.branch,
      shift: null,
      docNo: null,
      atMs: this.till.nowMs,
      businessDate: new Date(this.till.nowMs).toISOString().slice(0, 10),
      hlc: this.till.nowMs * 1_000 + this.seq,
      user: null,
      approver: null,
      commandId: `foreign-${this.prefix}-${this.seq}`,
      refersTo: draft.refersTo,
      ...more,
    };
    const body = Buffer.from(canonical(draft.body), 'utf8');
    const hash = postingHash(this.hash, header, body);
    const row = {
      station: header.station,
      seq: header.seq,
      kind: header.kind,
      version: header.version,
      branch: header.branch,
      shift: header.shift,
      doc_no: header.docNo,
      at: header.atMs,
      business_date: header.businessDate,
      hlc: header.hlc,
      user: header.user,
      approver: header.approver,
      command_id: header.commandId,
      refers_to: header.refersTo,
      body: body.toString('utf8'),
      prev_hash: this.hash.toString('hex'),
      hash: hash.toString('hex'),
      signature: sign(null, hash, this.key).toString('base64'),
    };
    this.hash = hash;
    return JSON.stringify(row);
  }

  /** Reads lines into the till's ledger. */
  read(...lines: readonly string[]): ImportAnswer {
    return importPostings(this.till.ledger.core, lines.join('\n'));
  }
}

/** A receipt of units of one item at 200.00 each. */
export function receiptOf(item: string, vendor: string, location: string, serials: readonly string[]): PostingDraft {
  const costMinor = 20_000 * serials.length;
  const units = serials.map((serial) => ({ serial, after: null, makers: [], costMinor: 20_000 }));
  const line = {
    item,
    stocked: false,
    quantityE7: serials.length * 10_000_000,
    amountMinor: costMinor,
    discountMinor: 0,
    addOnMinor: 0,
    taxMinor: 0,
    costMinor,
    lot: null,
    vendorWarranty: null,
    units,
  };
  const body = {
    vendor,
    location,
    deliveryNote: null,
    lines: [line],
    addOns: [],
    totalMinor: costMinor,
    twinReason: null,
  };
  return { kind: 'receipt.posted', body, refersTo: null };
}

/** A sale of one service for cash. */
export function serviceSale(item: string): PostingDraft {
  const line = {
    item,
    stocked: false,
    quantityE7: 10_000_000,
    unitPriceMinor: 1_500,
    priceIncludesTax: false,
    discountMinor: 0,
    netDiscountMinor: 0,
    grossMinor: 1_500,
    netMinor: 1_500,
    taxCode: null,
    taxes: [],
    costMinor: 0,
    customerWarranty: null,
    units: [],
  };
  const cash = { kind: 'cash', amountMinor: 1_500, tenderedMinor: 1_500, changeMinor: 0, reference: null } as const;
  const body = {
    customer: null,
    lines: [line],
    docDiscountMinor: 0,
    netMinor: 1_500,
    taxMinor: 0,
    grossMinor: 1_500,
    tenders: [cash],
  };
  return { kind: 'sale.posted', body, refersTo: null };
}
