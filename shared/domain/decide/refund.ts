// Where the money of a return goes: back to the tenders that paid, never more than they took (9.52, faults 27, 31, R27).
import { must } from '../must';
import type { Refund, TenderKind } from '../posting';
import type { Refusal } from '../refusal';
import type { TenderState, View } from '../view';
import { RefundBoard } from './refund-board';
import type { SaleRefund } from './refund-board';
import type { Replay } from './return-replay';

/** Splits the shares of a return over the tenders of their sales; `wanted` names the tenders where the cashier chose. */
export function splitRefunds(
  view: View,
  replays: readonly Replay[],
  wanted: readonly Refund[] | undefined,
): readonly SaleRefund[] | Refusal {
  const shares = new Map<string, number>();
  for (const { line } of replays) shares.set(line.sale, (shares.get(line.sale) ?? 0) + line.grossMinor);
  const open = new Map([...shares].map(([sale, share]) => [sale, openTenders(view, sale, share)]));
  const total = [...shares.values()].reduce((so, share) => so + share, 0);
  if (!wanted) return inOrder(shares, open);
  const got = wanted.reduce((so, refund) => so + refund.amountMinor, 0);
  const over = wanted.find((refund) => refund.amountMinor > openOf(open, refund.kind));
  if (over)
    return {
      code: 'refundExceedsPaid',
      kind: over.kind,
      maxMinor: openOf(open, over.kind),
      gotMinor: over.amountMinor,
    };
  if (got !== total) return { code: 'refundNotTheShare', shareMinor: total, gotMinor: got };
  return asWanted(shares, open, wanted);
}

/** What each tender of a sale can still give back. Units sold before go-live have no tenders: they are refunded in cash. */
function openTenders(view: View, sale: string, shareMinor: number): Map<TenderKind, number> {
  const tenders: readonly TenderState[] = view.saleState(sale)?.tenders ?? [];
  if (tenders.length === 0) return new Map([['cash', shareMinor]]);
  const open = new Map<TenderKind, number>();
  for (const { kind, paidMinor, refundedMinor } of tenders)
    open.set(kind, (open.get(kind) ?? 0) + paidMinor - refundedMinor);
  return open;
}

function openOf(open: ReadonlyMap<string, ReadonlyMap<TenderKind, number>>, kind: TenderKind): number {
  return [...open.values()].reduce((so, tenders) => so + (tenders.get(kind) ?? 0), 0);
}

function inOrder(
  shares: ReadonlyMap<string, number>,
  open: ReadonlyMap<string, Map<TenderKind, number>>,
): readonly SaleRefund[] | Refusal {
  const refunds: SaleRefund[] = [];
  for (const [sale, share] of shares) {
    let left = share;
    for (const [kind, free] of must(open.get(sale), 'the tenders of a sale')) {
      const amountMinor = Math.min(left, free);
      left -= amountMinor;
      if (amountMinor > 0) refunds.push({ sale, kind, amountMinor });
    }
    if (left > 0) return { code: 'refundExceedsPaid', kind: 'cash', maxMinor: share - left, gotMinor: share };
  }
  return refunds;
}

/** Places the money of each wanted tender on the sales, moving what was placed before where that makes room. */
function asWanted(
  shares: ReadonlyMap<string, number>,
  open: ReadonlyMap<string, Map<TenderKind, number>>,
  wanted: readonly Refund[],
): readonly SaleRefund[] | Refusal {
  const board = new RefundBoard(shares, open);
  for (const { kind, amountMinor } of wanted) {
    const placed = board.place(kind, amountMinor);
    if (placed < amountMinor) return { code: 'refundExceedsPaid', kind, maxMinor: placed, gotMinor: amountMinor };
  }
  return board.refunds();
}
