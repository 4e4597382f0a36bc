// Records of which the newest counts: every saving is kept with its stamp, and the answer is looked for when asked.
// A late arrival with an earlier stamp therefore changes nothing. It must not know what the records are.

type Saved<Row> = { readonly stamp: string; readonly row: Row };

export class Shelf<Row extends { readonly id: string }> {
  private readonly saved = new Map<string, Saved<Row>[]>();

  /** Keeps one saving of a record, with the stamp of its posting. */
  put(row: Row, stamp: string): void {
    const all = this.saved.get(row.id);
    if (all) all.push({ stamp, row });
    else this.saved.set(row.id, [{ stamp, row }]);
  }

  /** The record as the latest saving left it; of two in one posting the later one. */
  newest(id: string): Row | undefined {
    const all = this.saved.get(id) ?? [];
    return all.reduce<Saved<Row> | undefined>((best, one) => (best && best.stamp > one.stamp ? best : one), undefined)
      ?.row;
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
