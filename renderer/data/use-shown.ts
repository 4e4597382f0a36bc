// From the ledger's answers to what the result line shows: a scan in its four results, a command that was refused or met
// a fault. Words come from the catalogue; nothing here decides what the answer was.
import { useCallback } from 'react';
import type { CommandAnswer, ItemSummary, ScanAnswer, UnitSummary } from '../../shared/contract/answers';
import type { Refusal } from '../../shared/domain/refusal';
import { scanText } from '../../shared/texts/scan-text';
import { t } from '../../shared/texts/texts';
import { STATUS_WORDS } from '../../shared/texts/words';
import type { Choice, Shown } from '../frame/shown';
import { faultShown } from './fault-shown';
import { useNamesFor, useSayRefusal, useSoldWarranty } from './use-names';

/** Shows a refusal: what is the case, and what to do now. */
export function useShowRefusal(): (refusal: Refusal) => Promise<Shown> {
  const say = useSayRefusal();
  return useCallback(
    async (refusal) => {
      const { what, now } = await say(refusal);
      return { tone: 'refused', code: refusal.code, words: what, details: [now] };
    },
    [say],
  );
}

/** Shows why a command was not done; null where it was done. */
export function useShowProblem(): (answer: CommandAnswer) => Promise<Shown | null> {
  const showRefusal = useShowRefusal();
  return useCallback(
    async (answer) => {
      if (answer.ok) return null;
      return 'refusal' in answer ? showRefusal(answer.refusal) : faultShown(answer.fault);
    },
    [showRefusal],
  );
}

/** What answers a question of a scan: the serial or item id that was picked, and the code of the question. */
export type PickScan = (choose: string | null, confirm: string) => Promise<Shown | null>;

/** Shows the answer of a scan. `details` stand under a scan that was taken; `pick` answers its question. */
export function useShowScan(): (scan: ScanAnswer, details: readonly string[], pick: PickScan) => Promise<Shown> {
  const namesFor = useNamesFor();
  const warrantyOf = useSoldWarranty();
  return useCallback(
    async (scan, details, pick) => {
      const [names, warranty] = await Promise.all([namesFor(scan.refusal), warrantyOf(scan.refusal)]);
      const { what, now } = scanText(scan, names);
      const next = [warranty, now].filter((words) => words !== null).join(' ');
      const lines = [...(next === '' ? [] : [next]), ...(scan.result === 'refused' ? [] : details)];
      const shown: Shown = { tone: scan.result, code: scan.code, words: what, details: lines, scanned: scan.text };
      if (scan.result !== 'question') return shown;
      const choices = [...scan.choices.map(unitChoice), ...scan.itemChoices.map(itemChoice)];
      const asked = choices.length > 0 ? choices : [{ id: '', title: t('frame.question.yes'), details: [] }];
      return {
        ...shown,
        question: { choices: asked, pick: ({ id }) => pick(id === '' ? null : id, scan.code) },
      };
    },
    [namesFor, warrantyOf],
  );
}

/** A unit to choose: what tells it from its twin is its serial, status, place, vendor and customer. */
export function unitChoice(unit: UnitSummary): Choice {
  const details = [
    STATUS_WORDS[unit.status],
    unit.locationName,
    unit.vendorName === null ? null : t('frame.from', { name: unit.vendorName }),
    unit.customerName === null ? null : t('frame.to', { name: unit.customerName }),
    ...unit.makers.map(({ label, text }) => `${label} ${text}`.trim()),
  ];
  return {
    id: unit.serial,
    serial: unit.serial,
    title: unit.itemName,
    details: details.filter((detail) => detail !== null),
    codes: [unit.serial],
  };
}

function itemChoice(item: ItemSummary): Choice {
  return { id: item.id, title: item.name, details: [item.sku], codes: [item.sku] };
}
