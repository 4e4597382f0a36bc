// Records of which the newest counts: every saving is kept with its hybrid time, and the answer is looked for when asked.
// A late arrival with an earlier time therefore changes nothing. It must not know what the records are.

type Saved<Row> = { readonly hlc: number; readonly row: Row };

export class Shelf<Row extends { readonly id: string }> {
  private readonly saved = new Map<string, Saved<Row>[]>();

  /** Keeps one saving of a record, at a hybrid time. */
  put(row: Row, hlc: number): void {
    const all = this.saved.get(row.id);
    if (all) all.push({ hlc, row });
    else this.saved.set(row.id, [{ hlc, row }]);
  }

  /** The record as the latest saving left it; of two at one time the one that arrived later. */
  newest(id: string): Row | undefined {
    const all = this.saved.get(id) ?? [];
    return all.reduce<Saved<Row> | undefined>((best, one) => (best && best.hlc > one.hlc ? best : one), undefined)?.row;
  }

  /** The newest of each id asked for; ids without a record are left out. */
  pick(ids: readonly string[]): Map<string, Row> {
    const found = new Map<string, Row>();
    for (const id of ids) {
      const row = this.newest(id);
      if (row) found.set(id, row);
    }
    return found;
  }

  /** All records, each as the latest saving left it, by id. */
  all(): Row[] {
    return [...this.pick([...this.saved.keys()].toSorted()).values()];
  }
}
