// The keys of Units. The slash searches, as long as nothing stands in the scan field yet.
import { useEffect } from 'react';
import { t } from '../../../shared/texts/texts';
import { useAsk } from '../../data/use-ask';
import { useCall } from '../../data/use-call';
import { useShowProblem } from '../../data/use-shown';
import { useKeys, useLine, useOpenScreen } from '../../frame/frame-context';
import { reprintQuestion } from '../receive/reprint-question';
import type { OpenDraft } from '../receive/use-draft';

type Parts = {
  /** The unit whose card is open. */
  readonly serial: string | null;
  /** True while anything is open on the right. */
  readonly isOpen: boolean;
  readonly hits: number;
  readonly toSearch: () => void;
  readonly move: (by: number) => void;
  readonly open: () => void;
  readonly close: () => void;
};

export function useUnitKeys({ serial, isOpen, hits, toSearch, move, open, close }: Parts): void {
  const line = useLine();
  const openScreen = useOpenScreen();
  const call = useCall();
  const showProblem = useShowProblem();
  const card = useAsk('unit', { serial: serial ?? '' }, serial !== null).result;
  const status = card && card.unit.serial === serial ? card.unit.status : null;
  const run: OpenDraft['run'] = async (pending, said) => {
    const answer = await pending;
    return answer.ok ? said(answer) : showProblem(answer);
  };
  useSlash(toSearch);
  useKeys([
    { key: 'F2', words: t('units.key.search'), act: toSearch, main: serial === null },
    {
      key: 'F6',
      words: t('units.key.return'),
      act: () => openScreen('returns', serial ?? ''),
      off: status !== 'sold' && status !== 'return_expected',
    },
    {
      key: 'F7',
      words: t('units.key.reprint'),
      act: () => line.show(reprintQuestion({ run, call }, serial)),
      off: serial === null,
      main: serial !== null,
    },
    { key: 'ArrowUp', words: t('units.key.up'), act: () => move(-1), silent: true, off: hits === 0 },
    { key: 'ArrowDown', words: t('units.key.down'), act: () => move(1), silent: true, off: hits === 0 },
    { key: 'Enter', words: t('units.key.open'), act: open, silent: true, off: hits === 0 },
    ...(!isOpen ? [] : [{ key: 'Escape', words: t('units.key.close'), act: close }]),
  ]);
}

/** Esc and function keys go through the frame; a slash in the empty scan field is typed text to it, so it is caught here. */
function useSlash(toSearch: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const { target } = event;
      if (event.key !== '/' || event.ctrlKey || event.altKey || event.repeat) return;
      const inScanField = target instanceof HTMLInputElement && target.dataset['scanField'] !== undefined;
      if (!(inScanField && target.value === '') && target !== document.body) return;
      event.preventDefault();
      toSearch();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  });
}
