// What labels and slips say, built from the ledger at the moment of printing: facts of postings with their names.
import type { Posting } from '../../shared/domain/posting';
import { refOf } from '../../shared/domain/posting';
import { formatMinor } from '../../shared/money/format';
import { ONE_E7 } from '../../shared/money/integer';
import type { LabelData } from '../../shared/paper/label-data';
import type { SlipData, SlipLine, SlipTax } from '../../shared/paper/slip-data';
import { gtin14 } from '../../shared/scan/check-digit';
import { isTrainingPrefix, parseSerial } from '../../shared/serial/serial';
import { DraftStore } from '../drafts/store';
import type { LedgerCore } from '../ledger/core';
import { testedPrinter, type Jobs, type JobRow } from '../ledger/jobs';
import { printerWithFormat } from '../ledger/label-formats';
import type { PrinterRow } from '../ledger/printers';
import type { QueuedJob } from '../ledger/service-types';
import { testLabel, testSlip } from './test-paper';
import { PostingReader } from './posting-reader';

/** The label of a unit, or of a serial allotted on an open delivery; null for a serial that is neither. */
export function labelOf(core: LedgerCore, serial: string, reprint: boolean): LabelData | null {
  const unit = core.view.units([serial]).get(serial) ?? onDraft(core, serial);
  const item = unit && core.view.items([unit.item]).get(unit.item);
  if (!unit || !item) return null;
  const company = core.view.company();
  return {
    serial,
    itemName: item.name,
    sku: item.sku,
    gtin: item.gtins.map(gtin14).find((gtin) => gtin !== null) ?? null,
    makerSerials: unit.makers,
    makerLabels: item.makerSerial.labels,
    companyName: company?.name ?? '',
    priceText: company ? `${formatMinor(item.priceMinor, company.currencyDigits)} ${company.currency}` : '',
    training: isTrainingPrefix(parseSerial(serial)?.prefix ?? ''),
    reprint,
  };
}

function onDraft(
  core: LedgerCore,
  serial: string,
): { readonly item: string; readonly makers: readonly string[] } | null {
  const draft = core.view.allotments([serial]).get(serial)?.draft ?? null;
  const open = draft === null ? null : new DraftStore(core.db).load(draft);
  for (const line of open?.lines ?? []) {
    const unit = line.units.find((one) => one.serial === serial);
    if (unit) return { item: line.item, makers: unit.makers };
  }
  return null;
}

/** The next queued job with what it prints; null when nothing waits. A job without its paper is settled as failed. */
export function queuedJob(core: LedgerCore, jobs: Jobs, handedOut: readonly number[]): QueuedJob | null {
  for (;;) {
    const row = jobs.next(core.now(), handedOut);
    if (!row) return null;
    const job = withPayload(core, row);
    if (job) return job;
    jobs.settle(row.id, 'failed', 'nothing to print: the unit, document or printer is gone');
  }
}

function withPayload(core: LedgerCore, row: JobRow): QueuedJob | null {
  const printers = core.local.setting<readonly PrinterRow[]>('printers') ?? [];
  const tested = testedPrinter(row.draft);
  if (tested !== null) return testJob(core, row, printers[tested]);
  const reprint = row.reprint !== null;
  const serials = JSON.parse(row.units) as string[];
  const labels = serials.map((serial) => labelOf(core, serial, reprint)).filter((label) => label !== null);
  const slip = row.kind === 'slip' && row.posting !== null ? slipOf(core, row.posting, reprint) : null;
  if (row.kind === 'label' ? labels.length === 0 : slip === null) return null;
  const printer = printerWithFormat(core, printers.find((one) => one.for === row.kind) ?? null);
  const drawerUntilMs = slip !== null && opensDrawer(core, row, slip) ? row.at + DRAWER_MS : null;
  const deadlineAtMs = row.deadline_at;
  return { id: row.id, kind: row.kind, ...printer, labels, slip, deadlineAtMs, reprint, drawerUntilMs };
}

/** The drawer opens for the customer who stands there, not for a slip that a dead printer held up. */
const DRAWER_MS = 30_000;

/** Only where cash went in or out, so that an open drawer always has a posting; a copy moves none. */
function opensDrawer(core: LedgerCore, row: JobRow, slip: SlipData): boolean {
  if (row.reprint !== null || slip.training || row.posting === null) return false;
  const posting = core.view.posting(row.posting);
  if (posting?.kind === 'sale.posted') return posting.body.tenders.some(movesCash);
  if (posting?.kind !== 'return.posted' && posting?.kind !== 'sale.voided') return false;
  return posting.body.refunds.some(({ kind, amountMinor }) => kind === 'cash' && amountMinor !== 0);
}

function movesCash(tender: {
  readonly kind: string;
  readonly amountMinor: number;
  readonly changeMinor: number;
}): boolean {
  return (tender.kind === 'cash' && tender.amountMinor !== 0) || tender.changeMinor !== 0;
}

/** A test goes to the printer it was asked for, and to no other where that one is gone meanwhile. */
function testJob(core: LedgerCore, row: JobRow, printer: PrinterRow | undefined): QueuedJob | null {
  if (printer?.for !== row.kind) return null;
  const station = core.station();
  const branch = core.view.branches([station?.branch ?? '']).get(station?.branch ?? '');
  const atText = timeText(row.at, branch?.timeZone ?? 'UTC');
  const { id, kind, deadline_at: deadlineAtMs } = row;
  const paper =
    kind === 'label' ? { labels: [testLabel(atText)], slip: null } : { labels: [], slip: testSlip(core, atText) };
  return { id, kind, ...printerWithFormat(core, printer), ...paper, deadlineAtMs, reprint: false, drawerUntilMs: null };
}

/** The slip of a sale, a return or a void; null for any other posting. */
export function slipOf(core: LedgerCore, ref: string, reprint: boolean): SlipData | null {
  const row = new PostingReader(core.db).row(ref);
  const posting = core.view.posting(ref);
  if (!row || !posting) return null;
  const parts = slipParts(core, posting);
  const company = core.view.company();
  if (!parts || !company) return null;
  const { header } = posting;
  const branch = core.view.branches([header.branch]).get(header.branch);
  const station = core.view.stations().find((one) => one.id === header.station);
  return {
    storeName: company.name,
    branchName: branch?.name ?? '',
    stationName: station?.name ?? '',
    docNo: header.docNo ?? '',
    businessDate: header.businessDate,
    atText: timeText(header.atMs, branch?.timeZone ?? 'UTC'),
    cashier: core.view.users([header.user ?? '']).get(header.user ?? '')?.name ?? '',
    customerName:
      parts.customer === null ? null : (core.view.customers([parts.customer]).get(parts.customer)?.name ?? null),
    currency: { code: company.currency, digits: company.currencyDigits },
    training: isTrainingPrefix(header.station.slice(0, 3)),
    reprint,
    head: `${refOf(header).split(':')[1]} ${row.hash.toString('hex').slice(0, 10)}`,
    footer: [],
    kind: parts.kind,
    lines: parts.lines,
    taxes: parts.taxes,
    totalMinor: parts.totalMinor,
    tenders: parts.tenders,
  };
}

type Parts = Pick<SlipData, 'kind' | 'lines' | 'taxes' | 'totalMinor' | 'tenders'> & {
  readonly customer: string | null;
};
type AnyLine = {
  readonly item: string;
  readonly quantityE7: number;
  readonly unitPriceMinor: number;
  readonly priceIncludesTax: boolean;
  readonly discountMinor: number;
  readonly grossMinor: number;
  readonly netMinor: number;
  readonly taxCode: string | null;
  readonly taxes: readonly { readonly component: string; readonly ratePpm: number; readonly amountMinor: number }[];
  readonly warrantyEnd: string | null;
  readonly units: readonly string[];
};

function slipParts(core: LedgerCore, posting: Posting): Parts | null {
  if (posting.kind === 'sale.posted') {
    const lines = posting.body.lines.map((line) => ({
      ...line,
      warrantyEnd: line.customerWarranty?.end ?? null,
      units: line.units.map((unit) => unit.serial),
    }));
    const tenders = posting.body.tenders.map(({ kind, amountMinor, tenderedMinor, changeMinor }) => ({
      name: tenderName(kind),
      amountMinor,
      tenderedMinor,
      changeMinor,
    }));
    return {
      kind: 'sale',
      customer: posting.body.customer,
      totalMinor: posting.body.grossMinor,
      tenders,
      ...slipLines(core, lines, 1),
    };
  }
  if (posting.kind === 'return.posted') {
    const lines = posting.body.lines.map((line) => ({
      ...line,
      unitPriceMinor: line.grossMinor,
      priceIncludesTax: true,
      discountMinor: 0,
      taxCode: core.view.items([line.item]).get(line.item)?.taxCode ?? null,
      warrantyEnd: null,
      units: line.units.map((unit) => unit.serial),
    }));
    return {
      kind: 'return',
      customer: posting.body.customer,
      totalMinor: 0 - posting.body.grossMinor,
      tenders: backTo(posting.body.refunds),
      ...slipLines(core, lines, -1),
    };
  }
  if (posting.kind !== 'sale.voided') return null;
  const sale = core.view.posting(posting.body.sale);
  if (sale?.kind !== 'sale.posted') return null;
  const lines = sale.body.lines.map((line) => ({
    ...line,
    warrantyEnd: null,
    units: line.units.map((unit) => unit.serial),
  }));
  return {
    kind: 'void',
    customer: sale.body.customer,
    totalMinor: 0 - posting.body.grossMinor,
    tenders: backTo(posting.body.refunds),
    ...slipLines(core, lines, -1),
  };
}

function backTo(refunds: readonly { readonly kind: string; readonly amountMinor: number }[]): SlipData['tenders'] {
  return refunds.map(({ kind, amountMinor }) => ({
    name: tenderName(kind),
    amountMinor: 0 - amountMinor,
    tenderedMinor: 0 - amountMinor,
    changeMinor: 0,
  }));
}

function tenderName(kind: string): string {
  return kind.charAt(0).toUpperCase() + kind.slice(1);
}

function slipLines(
  core: LedgerCore,
  lines: readonly AnyLine[],
  sign: 1 | -1,
): { readonly lines: SlipLine[]; readonly taxes: SlipTax[] } {
  const items = core.view.items([...new Set(lines.map((line) => line.item))]);
  const units = core.view.units(lines.flatMap((line) => line.units));
  const rows = lines.map((line) => ({
    name: items.get(line.item)?.name ?? line.item,
    quantityText: quantityText(line.quantityE7),
    unitPriceMinor: line.unitPriceMinor,
    discountMinor: sign * line.discountMinor + 0,
    grossMinor: sign * (line.priceIncludesTax ? line.grossMinor : line.netMinor) + 0,
    units: line.units.map((serial) => ({
      serial,
      makers: (units.get(serial)?.makers ?? []).map((text, index) => ({
        label: items.get(line.item)?.makerSerial.labels[index] ?? '',
        text,
      })),
      warrantyEnd: line.warrantyEnd,
    })),
  }));
  return { lines: rows, taxes: slipTaxes(core, lines, sign) };
}

function slipTaxes(core: LedgerCore, lines: readonly AnyLine[], sign: 1 | -1): SlipTax[] {
  const codes = core.view.taxCodes([...new Set(lines.flatMap((line) => line.taxCode ?? []))]);
  const sums = new Map<string, { name: string; rateText: string; netMinor: number; taxMinor: number }>();
  for (const line of lines) {
    for (const tax of line.taxes) {
      const name =
        codes.get(line.taxCode ?? '')?.components.find((one) => one.id === tax.component)?.name ?? tax.component;
      const key = `${name}\0${tax.ratePpm}`;
      const row = sums.get(key) ?? { name, rateText: rateText(tax.ratePpm), netMinor: 0, taxMinor: 0 };
      row.netMinor += sign * line.netMinor;
      row.taxMinor += sign * tax.amountMinor;
      sums.set(key, row);
    }
  }
  return [...sums.values()];
}

/** A rate in parts per million as percent: 82500 is '8.25%'. */
function rateText(ratePpm: number): string {
  const whole = Math.trunc(ratePpm / 10_000);
  const rest = String(ratePpm % 10_000)
    .padStart(4, '0')
    .replace(/0+$/u, '');
  return `${whole}${rest === '' ? '' : `.${rest}`}%`;
}

/** A quantity in ten-millionths as people write it: 15000000 is '1.5'. */
export function quantityText(quantityE7: number): string {
  const whole = Math.trunc(quantityE7 / ONE_E7);
  const rest = String(quantityE7 % ONE_E7)
    .padStart(7, '0')
    .replace(/0+$/u, '');
  return `${whole}${rest === '' ? '' : `.${rest}`}`;
}

function timeText(atMs: number, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(new Date(atMs));
}
