// Writes what decide accepted: numbers, hashes, signs, appends, projects, and queues the paper, all in the caller's transaction.
import type { CommandResult, PostedAnswer } from '../../shared/contract/answers';
import type { Context } from '../../shared/domain/decide/context';
import {
  KIND_VERSIONS,
  MAX_BODY_BYTES,
  refOf,
  type Posting,
  type PostingDraft,
  type PostingHeader,
} from '../../shared/domain/posting';
import type { Refusal } from '../../shared/domain/refusal';
import { storedBody } from '../../shared/domain/stored/bodies';
import { canonical } from '../../shared/text/canonical';
import { appendPosting } from './append';
import type { LedgerCore } from './core';
import { faultOf } from './fault';
import type { Jobs } from './jobs';

/** Kinds that change what the ledger remembers of the house. */
const HOUSE_KINDS: ReadonlySet<string> = new Set([
  'company.founded',
  'station.enrolled',
  'station.succeeded',
  'catalogue.saved',
  'user.saved',
  'settings.changed',
  'shift.opened',
]);

export type Posted = { readonly postings: readonly PostedAnswer[]; readonly result: CommandResult };

/** What every posting of one command shares. */
export type PostFrame = {
  readonly commandId: string;
  readonly context: Context;
  readonly clockConfirmed: boolean;
};

/** Appends drafts in their order; a body over the limit is a refusal, and the caller rolls back. */
export function postAll(
  core: LedgerCore,
  jobs: Jobs,
  frame: PostFrame,
  drafts: readonly PostingDraft[],
): readonly PostedAnswer[] | Refusal {
  const answers: PostedAnswer[] = [];
  for (const [index, draft] of drafts.entries()) {
    const posting = postOne(core, frame, draft, index);
    if ('code' in posting) return posting;
    queuePaper(core, jobs, posting, frame.context);
    answers.push(postedAnswer(posting));
  }
  return answers;
}

function postOne(core: LedgerCore, frame: PostFrame, draft: PostingDraft, index: number): Posting | Refusal {
  const { context } = frame;
  const key = core.signingKey();
  if (!key) throw faultOf('keyMissing', `the signing key of station ${context.station.id} is not on this computer`);
  const body = frame.clockConfirmed ? { ...draft.body, clockConfirmed: true } : draft.body;
  const stored = storedBody(draft);
  const bytes = Buffer.from(canonical(frame.clockConfirmed ? { ...stored, clockConfirmed: true } : stored), 'utf8');
  if (bytes.length > MAX_BODY_BYTES) return { code: 'postingTooLarge', bytes: bytes.length, limit: MAX_BODY_BYTES };
  const header: PostingHeader = {
    station: context.station.id,
    seq: core.chain.seq + 1,
    kind: draft.kind,
    version: KIND_VERSIONS[draft.kind],
    branch: context.station.branch,
    shift: context.shift?.ref ?? null,
    docNo: core.nextDocNo(draft.kind, context.station.prefix),
    atMs: context.nowMs,
    businessDate: context.businessDate,
    hlc: core.nextHlc(context.nowMs),
    user: context.user?.id ?? null,
    approver: context.approver?.id ?? null,
    commandId: index === 0 ? frame.commandId : `${frame.commandId}#${index}`,
    refersTo: draft.refersTo,
  };
  core.keys.learn(header.station);
  const hash = appendPosting(core.insert, header, bytes, core.chain.hash, key);
  const docs = new Map(core.chain.docs);
  if (header.docNo !== null) docs.set(draft.kind, (docs.get(draft.kind) ?? 0) + 1);
  core.chain = { seq: header.seq, hash, hlc: header.hlc, lastAtMs: header.atMs, docs };
  const posting = { header, kind: draft.kind, body } as Posting;
  core.projector.project(posting);
  if (HOUSE_KINDS.has(draft.kind)) core.forget();
  return posting;
}

/** Queues labels and slips; they move only once the transaction is durable (DESIGN 2). */
function queuePaper(core: LedgerCore, jobs: Jobs, posting: Posting, context: Context): void {
  const ref = refOf(posting.header);
  if (posting.kind === 'receipt.posted' || (posting.kind === 'adjustment.posted' && posting.body.type === 'found')) {
    const items = core.view.items(posting.body.lines.map((line) => line.item));
    const made = posting.body.lines
      .filter((line) => items.get(line.item)?.inventoryType === 'serialized')
      .flatMap((line) => line.units.filter((unit) => unit.after === null).map((unit) => unit.serial));
    const due = context.draft === null ? made : made.filter((serial) => !jobs.hasLabel(context.draft ?? '', serial));
    jobs.queueLabels(due, { posting: ref }, context.nowMs);
    if (context.draft !== null) core.local.settleAllotments(made);
  }
  if (posting.kind === 'sale.posted' || posting.kind === 'return.posted' || posting.kind === 'sale.voided')
    jobs.queueSlip(ref, context.nowMs);
}

/** The answer that a posting gives, whenever it is asked: the first time, and to every repeat of its command. */
export function postedAnswer(posting: Posting): PostedAnswer {
  const { header } = posting;
  return {
    ref: refOf(header),
    kind: header.kind,
    docNo: header.docNo,
    businessDate: header.businessDate,
    shift: header.kind === 'shift.opened' ? refOf(header) : header.shift,
    totalMinor: totalOf(posting),
    changeMinor:
      posting.kind === 'sale.posted' ? posting.body.tenders.reduce((so, tender) => so + tender.changeMinor, 0) : 0,
    refunds: refundsOf(posting),
    serials: serialsOf(posting),
    ids: idsOf(posting),
  };
}

function refundsOf(posting: Posting): PostedAnswer['refunds'] {
  if (posting.kind === 'return.posted') return posting.body.refunds;
  if (posting.kind !== 'sale.voided') return [];
  const { sale, refunds } = posting.body;
  return refunds.map((refund) => ({ sale, ...refund }));
}

function totalOf(posting: Posting): number {
  switch (posting.kind) {
    case 'receipt.posted':
      return posting.body.totalMinor;
    case 'sale.posted':
    case 'return.posted':
    case 'sale.voided':
      return posting.body.grossMinor;
    case 'vendor_return.posted':
      return posting.body.creditMinor;
    case 'cost.corrected':
      return posting.body.amountMinor;
    default:
      return 0;
  }
}

function serialsOf(posting: Posting): string[] {
  switch (posting.kind) {
    case 'receipt.posted':
    case 'sale.posted':
    case 'sale.voided':
    case 'return.posted':
    case 'vendor_return.posted':
    case 'adjustment.posted':
      return posting.body.lines.flatMap((line) => line.units.map((unit) => unit.serial));
    case 'units.imported':
    case 'sale.parked':
    case 'sale.recalled':
      return posting.body.units.map((unit) => unit.serial);
    default:
      return [];
  }
}

function idsOf(posting: Posting): string[] {
  switch (posting.kind) {
    case 'catalogue.saved': {
      const { branches, taxCodes, locations, vendors, items } = posting.body;
      return [...branches, ...taxCodes, ...locations, ...vendors, ...items].map((row) => row.id);
    }
    case 'user.saved':
    case 'customer.saved':
      return [posting.body.id];
    case 'station.enrolled':
      return [posting.body.station.prefix];
    default:
      return [];
  }
}
