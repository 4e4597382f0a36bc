// The story of a unit at the returns desk: when and to whom it was sold, for how much, how long ago.
import type { DraftLine, DraftLineAnswer } from '../../shared/contract/answers';
import { replayOf } from '../../shared/domain/draft/refund-plan';
import type { Unit } from '../../shared/domain/model';
import type { ReturnLine } from '../../shared/domain/posting';
import type { View } from '../../shared/domain/view';
import { daysBetween } from '../../shared/time/dates';
import type { AnswerTools } from './tools';

export type SoldFacts = DraftLineAnswer['sold'];

/** What a return line gives back, as the posting will replay it; null where it cannot be replayed. */
export function lineReplay(view: View, line: DraftLine): ReturnLine | null {
  const replay = replayOf(view, line, []);
  return 'code' in replay ? null : replay.line;
}

/** When and to whom a line was sold; for a vendor return, from whom it was bought. */
export function soldFacts(tools: AnswerTools, line: DraftLine, unit: Unit | null): SoldFacts {
  const { view, context } = tools;
  const posting = view.posting(line.sale ?? unit?.sale ?? unit?.receipt ?? '');
  if (!posting) return null;
  const imported =
    posting.kind === 'units.imported' ? posting.body.units.find((one) => one.serial === unit?.serial) : undefined;
  const on = imported?.soldOn ?? posting.header.businessDate;
  const customer = unit?.customer ?? (posting.kind === 'sale.posted' ? posting.body.customer : null);
  return {
    docNo: posting.header.docNo,
    on,
    daysAgo: daysBetween(on, context.businessDate),
    customerName: customer === null ? null : (view.customers([customer]).get(customer)?.name ?? null),
    vendorName: view.vendors([unit?.vendor ?? '']).get(unit?.vendor ?? '')?.name ?? null,
  };
}
