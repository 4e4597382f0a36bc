// The command `scan`: resolve, let the rules say what it does to the open document, store, allot, queue the label; one transaction.
import type { CommandAnswer, ScanAnswer } from '../../shared/contract/answers';
import type { LocalCommands } from '../../shared/contract/commands';
import { refusedScan, type Draft, type ScanOutcome } from '../../shared/domain/draft/draft';
import type { DraftScan } from '../../shared/domain/draft/resolved';
import { scanIntoReceipt } from '../../shared/domain/draft/scan-receipt';
import { scanIntoReturn, scanIntoVendorReturn } from '../../shared/domain/draft/scan-return';
import { scanIntoSale } from '../../shared/domain/draft/scan-sale';
import type { Frame } from '../ledger/run';
import { draftAnswer } from './answer';
import { ownDraft, toolsOf } from './desk';
import { done, refused } from './reply';

/** Scans into a draft. A refused scan is an answer, not a refused command: it is logged and remembered with its id. */
export function scanDraft(frame: Frame, args: LocalCommands['scan']): CommandAnswer {
  const desk = toolsOf(frame);
  const draft = ownDraft(frame, args.draft);
  if ('code' in draft) return refused(draft);
  const context = { ...frame.context, draft: draft.id };
  const year = Number(context.businessDate.slice(0, 4));
  const { text, resolved } = desk.resolver.scan(args.text, year, args.source);
  const scan: DraftScan = {
    text,
    resolved,
    line: args.line ?? null,
    choose: args.choose ?? null,
    confirm: args.confirm ?? null,
    twinReason: args.twinReason ?? null,
  };
  const outcome = leftAlone(draft, guardMakers(frame, draft, decideScan(frame, context, draft, scan)));
  // A missing right is no answer to a scan but a refused command: an approver may send the very same again.
  if (scan.twinReason !== null && outcome.refusal?.code === 'notAllowed') return refused(outcome.refusal);
  if (outcome.draft !== draft) {
    for (const serial of outcome.allot)
      desk.core.local.allotSerial(serial, draft.id, context.user?.id ?? null, context.nowMs);
    desk.store.save(draft, { ...outcome.draft, user: draft.user }, context.nowMs);
    if (desk.core.view.settings().labelAt === 'scan') queueLabels(frame, outcome);
  }
  desk.core.local.logScan(
    context.nowMs,
    context.user?.id ?? null,
    draft.kind,
    scan.text.slice(0, 200),
    outcome.result,
    outcome.code,
  );
  return done({
    scan: scanAnswer(frame, args.text, outcome),
    draft: draftAnswer({ ...desk.answer, context }, outcome.draft, outcome.line),
  });
}

/** A refused scan leaves the document as it was, however far it had got: no line of an item, no line chosen (DESIGN 2). */
function leftAlone(draft: Draft, outcome: ScanOutcome): ScanOutcome {
  return outcome.result === 'refused' ? { ...outcome, draft } : outcome;
}

function decideScan(frame: Frame, context: Frame['context'], draft: Draft, scan: DraftScan): ScanOutcome {
  const { view } = frame.door.core;
  switch (draft.kind) {
    case 'sale':
      return scanIntoSale(view, context, draft, scan);
    case 'receipt':
      return scanIntoReceipt(view, context, draft, scan);
    case 'return':
      return scanIntoReturn(view, context, draft, scan);
    case 'vendor_return':
      return scanIntoVendorReturn(view, context, draft, scan);
  }
}

/** A maker serial that another open delivery of this station holds is refused, saying whose (fault R15). */
function guardMakers(frame: Frame, draft: Draft, outcome: ScanOutcome): ScanOutcome {
  if (draft.kind !== 'receipt' || outcome.serial === null) return outcome;
  const { store } = toolsOf(frame);
  const line = outcome.draft.lines.find((one) => one.line === outcome.line);
  for (const text of line?.units.find((unit) => unit.serial === outcome.serial)?.makers ?? []) {
    const owner = store.makerOwner(line?.item ?? '', text);
    if (owner === null || owner === draft.id) continue;
    const other = store.load(owner);
    return refusedScan(draft, { code: 'serialOnOpenDelivery', serial: text, user: other?.user ?? '' });
  }
  return outcome;
}

function queueLabels(frame: Frame, outcome: ScanOutcome): void {
  const { core, jobs } = frame.door;
  const items = core.view.items(outcome.draft.lines.map((line) => line.item));
  for (const serial of outcome.labels) {
    const line = outcome.draft.lines.find((one) => one.units.some((unit) => unit.serial === serial));
    if (items.get(line?.item ?? '')?.inventoryType === 'serialized')
      jobs.queueLabels([serial], { draft: outcome.draft.id }, frame.context.nowMs);
  }
}

function scanAnswer(frame: Frame, text: string, outcome: ScanOutcome): ScanAnswer {
  const { core } = frame.door;
  const { names } = toolsOf(frame);
  const { user, station } = frame.context;
  const wanted = outcome.serial === null ? outcome.units : [outcome.serial, ...outcome.units];
  const units = core.view.units(wanted);
  const summaries = names.units([...units.values()], user);
  const items = core.view.items(outcome.items);
  return {
    result: outcome.result,
    code: outcome.code,
    text,
    refusal: outcome.refusal,
    choices: summaries.filter((unit) => outcome.units.includes(unit.serial)),
    itemChoices: names.items([...items.values()], station.branch),
    line: outcome.line,
    unit: summaries.find((unit) => unit.serial === outcome.serial) ?? null,
  };
}
