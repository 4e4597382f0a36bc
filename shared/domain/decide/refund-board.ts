// Which sale each chosen tender of a return goes to: money is placed where there is room, and what was placed before is
// moved where that makes room, so that the order in which the tenders are named does not matter.
import { must } from '../must';
import type { Refund, TenderKind } from '../posting';

export type SaleRefund = Refund & { readonly sale: string };

export class RefundBoard {
  private readonly placed = new Map<string, Map<TenderKind, number>>();
  private readonly left: Map<string, number>;

  /** `shares`: what each sale gives back; `open`: what each of its tenders can still take. */
  constructor(
    shares: ReadonlyMap<string, number>,
    private readonly open: ReadonlyMap<string, ReadonlyMap<TenderKind, number>>,
  ) {
    this.left = new Map(shares);
    for (const sale of shares.keys()) this.placed.set(sale, new Map());
  }

  /** Places as much of an amount as the sales can take in this tender; gives what it placed. */
  place(kind: TenderKind, amountMinor: number): number {
    let done = 0;
    while (done < amountMinor) {
      const pushed = this.push(kind, amountMinor - done, new Set());
      if (pushed === 0) break;
      done += pushed;
    }
    return done;
  }

  /** All that was placed, by sale. */
  refunds(): SaleRefund[] {
    return [...this.placed].flatMap(([sale, tenders]) =>
      [...tenders].filter(([, amount]) => amount > 0).map(([kind, amountMinor]) => ({ sale, kind, amountMinor })),
    );
  }

  private push(kind: TenderKind, amountMinor: number, seen: Set<string>): number {
    for (const [sale, left] of this.left) {
      const room = Math.min(amountMinor, this.roomOf(sale, kind));
      if (room <= 0 || seen.has(sale)) continue;
      seen.add(sale);
      if (left > 0) return this.move(sale, kind, Math.min(room, left));
      const freed = this.makeRoom(sale, kind, room, seen);
      if (freed > 0) return this.move(sale, kind, freed);
    }
    return 0;
  }

  /** Moves another tender's money from a sale to other sales; gives what became free. */
  private makeRoom(sale: string, kind: TenderKind, room: number, seen: Set<string>): number {
    for (const [other, there] of this.placedOn(sale)) {
      const freed = other === kind || there === 0 ? 0 : this.push(other, Math.min(room, there), seen);
      if (freed === 0) continue;
      this.move(sale, other, 0 - freed);
      return freed;
    }
    return 0;
  }

  private roomOf(sale: string, kind: TenderKind): number {
    const open = must(this.open.get(sale), 'the tenders of a sale').get(kind) ?? 0;
    return open - (this.placedOn(sale).get(kind) ?? 0);
  }

  private move(sale: string, kind: TenderKind, amountMinor: number): number {
    const tenders = this.placedOn(sale);
    tenders.set(kind, (tenders.get(kind) ?? 0) + amountMinor);
    this.left.set(sale, must(this.left.get(sale), 'the share of a sale') - amountMinor);
    return amountMinor;
  }

  private placedOn(sale: string): Map<TenderKind, number> {
    return must(this.placed.get(sale), 'the board of a sale');
  }
}
