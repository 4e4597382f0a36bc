// The open document of a screen: found again after a restart, kept as the ledger last answered it, changed by commands.
// Shared by the screens that fill a document by scans. It must not know what a scan means; the ledger says that.
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useRef, useState, type RefObject } from 'react';
import type { CommandAnswer, DraftAnswer, DraftKind, ScanAnswer } from '../../../shared/contract/answers';
import { noNames } from '../../../shared/texts/names';
import { scanText } from '../../../shared/texts/scan-text';
import { newActId } from '../../data/act-id';
import { useAsk } from '../../data/use-ask';
import { useCall, type Call } from '../../data/use-call';
import { useShowProblem, useShowScan, type PickScan } from '../../data/use-shown';
import { useHouse } from '../../frame/frame-context';
import type { Shown } from '../../frame/shown';

/** What is said beside the text: the answer to a question, or the line that a piece goes to. */
export type ScanMore = { readonly choose?: string; readonly confirm?: string; readonly line?: number };
export type Done = Extract<CommandAnswer, { ok: true }>;
/** Questions whose answer is a yes to the question itself, not the choice of a thing. */
const CONFIRMED: ReadonlySet<string> = new Set(['overQuantity']);

type Run = (answer: Promise<CommandAnswer>, said: (done: Done) => Shown | null) => Promise<Shown | null>;
type Keep = (draft: DraftAnswer | null | undefined) => void;
type OnScanned = (scan: ScanAnswer, shown: Shown, draft: string | null) => Shown | void;

export type OpenDraft = {
  readonly draft: DraftAnswer | null;
  /** True while a document is known to be open but not read yet. */
  readonly waiting: boolean;
  /** The id as it is when a waiting scan gets its turn, which may be later than the drawing that it was scanned on. */
  readonly current: () => string | null;
  /** Goes on with a document that is open already. */
  readonly goOn: (id: string) => void;
  /** Waits for a command; `said` is what is shown when it was done. Refusals and faults are said here. */
  readonly run: Run;
  /** Opens a document of this screen's kind and makes it the current one. */
  readonly start: (
    header: Readonly<Record<string, unknown>>,
    said: (done: Done) => Shown | null,
  ) => Promise<Shown | null>;
  /** Scans into the current document. */
  readonly scan: (text: string, actId: string, more?: ScanMore) => Promise<Shown | null>;
  /** Takes an answer to a scan that was sent another way, with an approval. */
  readonly heard: (text: string, answer: CommandAnswer) => Promise<Shown | null>;
  readonly call: Call;
};

/** `onScanned` hears each answer to a scan, for a screen that shows more of it, and may add to what is shown. */
export function useDraft(kind: DraftKind, onScanned: OnScanned = () => {}): OpenDraft {
  const { id, latest, keep, choose, asked } = useDraftId(kind);
  const call = useCall();
  const showProblem = useShowProblem();
  const { result, refusal } = useAsk('draft', { draft: id ?? '' }, id !== null);
  const draft = result?.id === id ? result : null;
  const run = useCallback<Run>(
    async (pending, said) => {
      const answer = await pending;
      if (!answer.ok) return showProblem(answer);
      keep(answer.result.draft);
      return said(answer);
    },
    [keep, showProblem],
  );
  const start = useCallback<OpenDraft['start']>(
    (header, said) => run(call('openDraft', { kind, header: { ...header } }), said),
    [run, call, kind],
  );
  const scanning = useScanInto(latest, keep, onScanned);
  const waiting = draft === null && (id === null ? !asked : refusal === null);
  return useMemo(
    () => ({ draft, waiting, current: () => latest.current, goOn: choose, run, start, call, ...scanning }),
    [draft, waiting, latest, choose, run, start, call, scanning],
  );
}

type DraftId = {
  readonly id: string | null;
  readonly latest: RefObject<string | null>;
  readonly keep: Keep;
  readonly choose: (id: string | null) => void;
  /** False until the open documents are known. */
  readonly asked: boolean;
};

/** The document of this person at this station: the one gone on with, else the one touched last. */
function useDraftId(kind: DraftKind): DraftId {
  const { user } = useHouse();
  const client = useQueryClient();
  const [chosen, setChosen] = useState<string | null>(null);
  const [gone, setGone] = useState<readonly string[]>([]);
  const drafts = useAsk('drafts', { kind }).result;
  const mine = drafts?.find((draft) => draft.kind === kind && draft.user === user?.id && !gone.includes(draft.id));
  const id = chosen ?? mine?.id ?? null;
  const latest = useRef(id);
  latest.current = id;
  const keep = useCallback<Keep>(
    (next) => {
      if (next === undefined) return;
      const before = latest.current;
      latest.current = next?.id ?? null;
      if (next) client.setQueryData(['draft', { draft: next.id }], { ok: true, result: next });
      else if (before !== null) setGone((ids) => [...ids, before]);
      setChosen(latest.current);
    },
    [client],
  );
  return { id, latest, keep, choose: setChosen, asked: drafts !== undefined };
}

function useScanInto(
  latest: RefObject<string | null>,
  keep: Keep,
  onScanned: OnScanned,
): Pick<OpenDraft, 'scan' | 'heard'> {
  const call = useCall();
  const showProblem = useShowProblem();
  const showScan = useShowScan();
  const hear = useRef(onScanned);
  hear.current = onScanned;
  return useMemo(() => {
    const heard: OpenDraft['heard'] = async (text, answer) => {
      if (!answer.ok) return showProblem(answer);
      const { scan: said, draft } = answer.result;
      keep(draft);
      if (!said) return null;
      // A yes carries the code of its question, a choice what was chosen.
      const pick: PickScan = (choose, confirm) =>
        scan(text, newActId(), CONFIRMED.has(confirm) || choose === null ? { confirm } : { choose });
      const shown = named(await showScan(said, [], pick), said, draft ?? null);
      return hear.current(said, shown, draft?.id ?? null) ?? shown;
    };
    const scan: OpenDraft['scan'] = async (text, actId, more = {}) => {
      const { current } = latest;
      return current === null ? null : heard(text, await call('scan', { draft: current, text, ...more }, actId));
    };
    return { scan, heard };
  }, [latest, call, keep, showProblem, showScan]);
}

/** A piece that is not in the books yet has no name of its own: the line that it came onto names it. */
function named(shown: Shown, scan: ScanAnswer, draft: DraftAnswer | null): Shown {
  const line = draft?.lines.find((one) => one.line === scan.line);
  if (!line || scan.unit || scan.result === 'refused') return shown;
  return { ...shown, words: scanText(scan, noNames(String, String), line.itemName).what };
}
