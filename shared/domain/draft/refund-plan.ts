// Which tenders the money of an open return will go back to, by the rules that posting will follow (fault 31, 9.52).
import { replayGoods, replayUnit, type Replay } from '../decide/return-replay';
import { splitRefunds } from '../decide/refund';
import type { SaleRefund } from '../decide/refund-board';
import type { ReturnReason } from '../model';
import type { Refusal } from '../refusal';
import type { View } from '../view';
import { must } from '../must';
import type { DraftLine } from '../../contract/answers';
import type { Draft } from './draft';

/** Reason and place do not change what is replayed; the share is the same for all of them. */
const ANY_REASON: ReturnReason = { id: '', name: '', condition: 'new', location: '' };

/** What a return line gives back, as the posting will replay it; `before` are the lines above it. */
export function replayOf(view: View, line: DraftLine, before: readonly Replay[]): Replay | Refusal {
  const [unit] = line.units;
  if (unit) {
    return replayUnit(view, must(view.units([unit.serial]).get(unit.serial), 'a unit'), ANY_REASON);
  }
  const goods = {
    sale: must(line.sale, 'the sale of a line'),
    saleLine: must(line.saleLine, 'the line of a sale'),
    quantityE7: line.quantityE7,
    reason: '',
  };
  return replayGoods(view, goods, ANY_REASON, before);
}

/** The tenders that the whole return gives back to, or what posting would refuse. */
export function refundPlan(view: View, draft: Draft): readonly SaleRefund[] | Refusal {
  const replays: Replay[] = [];
  for (const line of draft.lines) {
    const replay = replayOf(view, line, replays);
    if ('code' in replay) return replay;
    replays.push(replay);
  }
  return splitRefunds(view, replays, undefined);
}
