// What the receiver does next, as the one sentence on top of the delivery. Pure: facts of the draft in, words out.
import type { DraftAnswer, DraftLineAnswer } from '../../../shared/contract/answers';
import { ONE_E7 } from '../../../shared/money/integer';
import { t } from '../../../shared/texts/texts';
import { makerWord } from '../../../shared/texts/words';

export type Step = { readonly words: string; readonly item: string | null };

/** The line that scans go to, or null before the first. */
export function activeLineOf(draft: DraftAnswer): DraftLineAnswer | null {
  return draft.lines.find((line) => line.line === draft.header.activeLine) ?? null;
}

/** How many pieces a line asks for; null where nobody said. */
export function expectedOf(line: DraftLineAnswer): number | null {
  return line.planned ? Math.ceil(line.quantityE7 / ONE_E7) : null;
}

/** True for a line whose pieces are units of their own. */
export function hasUnits(line: DraftLineAnswer): boolean {
  return line.inventoryType === 'serialized' || line.inventoryType === 'auto_serialized';
}

/** The number of the maker that comes next, as it stands in a sentence. */
export function makerLabel(label: string | null): string {
  const word = makerWord(label ?? '');
  return word === makerWord('') ? t('receive.next.serial') : word;
}

export function nextStep(draft: DraftAnswer): Step {
  const { header, next } = draft;
  if (header.vendor === null) return { words: t('receive.next.vendor'), item: null };
  if (header.location === null) return { words: t('receive.next.location'), item: null };
  if (draft.lines.length === 0) return { words: t('receive.next.first'), item: null };
  const line = activeLineOf(draft);
  if (!next || next.kind === 'item' || !line) return { words: t('receive.next.item'), item: null };
  const of = expectedOf(line);
  if (of !== null && next.unit > of) return { words: t('receive.next.full', { of }), item: line.itemName };
  const label = makerLabel(next.label);
  const { unit } = next;
  const maker = of === null ? t('receive.next.maker', { label, unit }) : t('receive.next.makerOf', { label, unit, of });
  const piece = of === null ? t('receive.next.piece', { unit }) : t('receive.next.pieceOf', { unit, of });
  if (next.kind === 'either') return { words: t('receive.next.either', { label, unit }), item: line.itemName };
  return { words: next.kind === 'maker' ? maker : piece, item: line.itemName };
}
