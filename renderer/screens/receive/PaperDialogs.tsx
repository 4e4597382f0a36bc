// What is asked of the papers of a delivery: the vendor's number of it, and in words why two pieces carry one number.
import { t } from '../../../shared/texts/texts';
import { useLine } from '../../frame/frame-context';
import { EntryDialog } from './EntryDialog';
import { readNumber, readWords } from './read-words';
import { scanTwin, type Twin } from './twin-question';
import { noteWords, type Change } from './use-change';
import type { OpenDraft } from './use-draft';

type NoteProps = { readonly start: string; readonly change: Change; readonly onDrop: () => void };

export function NoteDialog({ start, change, onDrop }: NoteProps) {
  return (
    <EntryDialog
      title={t('receive.ask.note')}
      hint={t('receive.ask.note.hint')}
      start={start}
      read={readNumber}
      bad={t('receive.ask.badNote')}
      scans
      onTake={({ number }) => change({ deliveryNote: number }, noteWords(number))}
      onDrop={onDrop}
    />
  );
}

type TwinProps = { readonly open: OpenDraft; readonly twin: Twin; readonly onDone: () => void };

export function TwinDialog({ open, twin, onDone }: TwinProps) {
  const line = useLine();
  return (
    <EntryDialog
      title={t('receive.twin.ask', { text: twin.text })}
      hint={t('receive.twin.hint')}
      start=""
      read={readWords}
      bad={t('receive.twin.bad')}
      onTake={(reason) => {
        onDone();
        line.act(() => scanTwin(open, twin, reason));
      }}
      onDrop={onDone}
    />
  );
}
