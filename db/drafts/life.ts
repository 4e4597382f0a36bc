// The life of an open document: opened, taken over, parked, discarded, posted. A draft survives a crash, since it is in the file.
import type { CommandAnswer, DraftLine, DraftUnit } from '../../shared/contract/answers';
import type { LocalCommands } from '../../shared/contract/commands';
import { needRight } from '../../shared/domain/decide/context';
import { wantsMakers } from '../../shared/domain/decide/sale-makers';
import { approverOf, APPROVED_RIGHTS } from '../../shared/domain/draft/approval';
import { EMPTY_HEADER, type Draft } from '../../shared/domain/draft/draft';
import { commandOf, saleLines, twinsOf } from '../../shared/domain/draft/to-command';
import type { Item } from '../../shared/domain/model';
import type { Refusal } from '../../shared/domain/refusal';
import { sum } from '../../shared/money/integer';
import { runPosting, type Frame } from '../ledger/run';
import { draftAnswer } from './answer';
import { ownDraft, toolsOf } from './desk';
import { done, refused } from './reply';

/** A draft untouched for this long lets its units go (DESIGN 2). */
export const DRAFT_REST_MS = 12 * 3_600_000;

const RIGHT_OF = { sale: 'sell', receipt: 'receive', return: 'return', vendor_return: 'vendor_return' } as const;

/** Opens a draft; its id is the id of the command, so that a repeat opens nothing twice. */
export function openDraft(frame: Frame, { kind, header }: LocalCommands['openDraft']): CommandAnswer {
  const { store, core, answer } = toolsOf(frame);
  const { context } = frame;
  const right = needRight(context, RIGHT_OF[kind]);
  if (right) return refused(right);
  const location = kind === 'receipt' ? core.view.settings().receivingLocation : null;
  const given = header ?? {};
  const text = (key: string): string | null => (typeof given[key] === 'string' ? String(given[key]) : null);
  const draft: Draft = {
    id: frame.envelope.id,
    kind,
    user: context.user?.id ?? '',
    openedAtMs: context.nowMs,
    header: {
      ...EMPTY_HEADER,
      location: text('location') ?? location,
      vendor: text('vendor'),
      customer: text('customer'),
      deliveryNote: text('deliveryNote'),
    },
    lines: [],
  };
  store.open(draft, context.nowMs);
  return done({ draft: draftAnswer(answer, draft, null) });
}

export function takeOverDraft(frame: Frame, args: LocalCommands['takeOverDraft']): CommandAnswer {
  const { store, answer } = toolsOf(frame);
  const draft = store.load(args.draft);
  if (!draft) return refused({ code: 'unknownDraft', draft: args.draft });
  const right = draft.user === frame.context.user?.id ? null : needRight(frame.context, 'take_over_draft');
  if (right) return refused(right);
  const taken = { ...draft, user: frame.context.user?.id ?? draft.user };
  store.save(draft, taken, frame.context.nowMs);
  return done({ draft: draftAnswer(answer, taken, null) });
}

/** Throws a draft away: its units are free, its allotted serials void, its waiting labels cancelled. */
export function discardDraft(frame: Frame, args: LocalCommands['discardDraft']): CommandAnswer {
  const { store } = toolsOf(frame);
  const draft = ownDraft(frame, args.draft);
  if ('code' in draft) return refused(draft);
  const taken = tendersTaken(draft);
  if (taken) return refused(taken);
  for (const line of draft.lines) {
    for (const { serial } of line.units) {
      frame.door.core.local.voidAllotment(serial);
      frame.door.jobs.cancelLabel(draft.id, serial);
    }
  }
  store.remove(draft.id);
  return done({ draft: null });
}

/** Money that was taken on an open sale goes back before the sale is put away: a card payment is not forgotten. */
function tendersTaken({ header }: Draft): Refusal | null {
  const takenMinor = sum(header.tenders.map((tender) => tender.tenderedMinor));
  return takenMinor === 0 ? null : { code: 'tendersTaken', takenMinor };
}

/** Posts a draft. The rules judge it as any other command; refused, the draft stays as it is. */
export function postDraft(frame: Frame, args: LocalCommands['postDraft']): CommandAnswer {
  const { store } = toolsOf(frame);
  const draft = ownDraft(frame, args.draft);
  if ('code' in draft) return refused(draft);
  const context = { ...frame.context, draft: draft.id, ...approvalOf(frame, draft) };
  const answer = runPosting({ ...frame, context }, commandOf(draft, args));
  if (!answer.ok) return answer;
  store.remove(draft.id);
  return { ...answer, result: { draft: null } };
}

/**
 * Who approves this posting: whoever was asked now, else whoever approved something on the open document, for that alone:
 * a maker serial that stands twice (the last of them), or a sale's discounts and prices as they stand.
 */
function approvalOf({ context, door }: Frame, draft: Draft): Pick<Frame['context'], 'approver' | 'approvedRights'> {
  if (context.approver) return { approver: context.approver };
  const twin = draft.kind === 'receipt' ? twinsOf(draft).findLast((one) => one.approver)?.approver : undefined;
  const by = twin ?? (draft.kind === 'sale' ? approverOf(draft) : null);
  if (by === null) return { approver: null };
  const approver = door.core.view.users([by]).get(by) ?? null;
  return { approver, approvedRights: draft.kind === 'sale' ? APPROVED_RIGHTS : ['maker_serial_twin'] };
}

/** Parks a sale: its units are reserved by a posting, and any station of the branch goes on with it. */
export function parkDraft(frame: Frame, args: LocalCommands['parkDraft']): CommandAnswer {
  const { store } = toolsOf(frame);
  const draft = ownDraft(frame, args.draft);
  if ('code' in draft) return refused(draft);
  if (draft.kind !== 'sale') return refused({ code: 'draftOfOtherKind', draft: draft.id, kind: draft.kind });
  const taken = tendersTaken(draft);
  if (taken) return refused(taken);
  const { customer, docDiscountPpm, docDiscountMinor } = draft.header;
  const parked = { label: args.label, customer, docDiscountPpm, docDiscountMinor, lines: saleLines(draft) };
  const answer = runPosting(
    { ...frame, context: { ...frame.context, draft: draft.id, ...approvalOf(frame, draft) } },
    { name: 'parkSale', args: parked },
  );
  if (!answer.ok) return answer;
  store.remove(draft.id);
  return { ...answer, result: { draft: null } };
}

/** Goes on with a parked sale: the posting frees its units and the draft takes them, so that nobody comes between. */
export function recallDraft(frame: Frame, { parked }: LocalCommands['recallDraft']): CommandAnswer {
  const { store, core, answer: tools } = toolsOf(frame);
  const answer = runPosting(frame, { name: 'recallSale', args: { parked } });
  const posting = core.view.posting(parked);
  if (!answer.ok || posting?.kind !== 'sale.parked') return answer;
  const { body } = posting;
  const units = core.view.units(body.units.map((unit) => unit.serial));
  const items = core.view.items(body.lines.map((line) => line.item));
  const lines: DraftLine[] = body.lines.map((line, index) => {
    const { item, quantityE7, unitPriceMinor, discountPpm, discountMinor } = line;
    const own = body.units.filter((unit) => unit.line === index);
    const made = own.map(({ serial }) => recalledUnit(serial, units.get(serial)?.makers ?? [], items.get(item)));
    const fixed = { unitCostMinor: null, reason: null, sale: null, saleLine: null, planned: false };
    return { ...fixed, line: index, item, quantityE7, unitPriceMinor, discountPpm, discountMinor, units: made };
  });
  const { customer, docDiscountPpm, docDiscountMinor } = body;
  const draft: Draft = {
    id: frame.envelope.id,
    kind: 'sale',
    user: frame.context.user?.id ?? '',
    openedAtMs: frame.context.nowMs,
    header: { ...EMPTY_HEADER, customer, docDiscountPpm, docDiscountMinor },
    lines,
  };
  store.open(draft, frame.context.nowMs);
  return { ...answer, result: { draft: draftAnswer(tools, draft, null) } };
}

/** A piece as it was parked: a number that was read before is read again, since only a sale keeps it. */
function recalledUnit(serial: string, makers: readonly string[], item: Item | undefined): DraftUnit {
  return { serial, makers, complete: item === undefined || !wantsMakers(item, makers) };
}
