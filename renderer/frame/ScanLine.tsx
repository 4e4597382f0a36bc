// The one scan field, always armed, and beside it what came of the last scan.
// Typed text ends with Enter; the field is read and cleared in the same breath, so that nothing runs into the next.
import { useSyncExternalStore, type KeyboardEvent } from 'react';
import { t } from '../../shared/texts/texts';
import { ResultLine } from '../components/ResultLine';
import { SerialText } from '../components/SerialText';
import type { LineState } from './scan-queue';
import { useFrameParts, type FrameParts } from './frame-context';
import styles from './frame.module.css';
import { pressKey, takeScan } from './use-input';
import { armScanField } from './scan-field';

/** One more than a scan may have, so that too long a text is refused by name and not cut in silence. */
const MAX_TYPED = 8_192;

export function ScanLine() {
  const parts = useFrameParts();
  const { queue } = parts;
  const line = useSyncExternalStore(queue.subscribe, queue.state);
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    const field = event.currentTarget;
    if (event.key !== 'Enter' || field.value.trim() === '') return;
    const text = field.value;
    field.value = '';
    event.preventDefault();
    event.stopPropagation();
    takeScan(parts, text);
  };
  return (
    <section className={styles['scanLine']} aria-label={t('frame.scan.place')}>
      <div className={styles['scanSide']}>
        <label className={styles['scanField']}>
          <span className={styles['scanLabel']}>{t('frame.scan.label')}</span>
          <input
            data-scan-field=""
            type="text"
            autoFocus
            autoComplete="off"
            autoCorrect="off"
            autoCapitalize="off"
            spellCheck={false}
            maxLength={MAX_TYPED}
            placeholder={t('frame.scan.placeholder')}
            onKeyDown={onKeyDown}
            onInput={(event) => watchForSearch(event.currentTarget, parts)}
          />
        </label>
        <LastScan line={line} />
      </div>
      <div className={styles['resultPlace']}>
        <ResultLine
          key={line.number}
          shown={line.shown}
          asking={line.question !== null}
          onPick={(choice) => {
            queue.answer(choice);
            armScanField();
          }}
          onDrop={() => {
            queue.clear();
            armScanField();
          }}
        />
      </div>
    </section>
  );
}

/** A long scan is cut for showing; the scan log keeps the whole. */
const MAX_SHOWN = 60;

/** What came last, as it came, and how much waits: nothing while the ledger answers in a millisecond. */
function LastScan({ line }: { readonly line: LineState }) {
  const { shown, waiting } = line;
  return (
    <div className={styles['lastScan']}>
      {shown?.scanned === undefined ? <span /> : <SerialText text={shown.scanned.slice(0, MAX_SHOWN)} />}
      {waiting > 0 ? <strong role="status">{t('frame.waiting', { count: waiting })}</strong> : null}
    </div>
  );
}

/** A slash alone is the key that searches, once it is certain that no scan follows it. */
const VERDICT_MS = 150;

function watchForSearch(field: HTMLInputElement, parts: FrameParts): void {
  if (field.value !== '/') return;
  window.setTimeout(() => {
    if (field.value === '/' && pressKey(parts, '/', false)) field.value = '';
  }, VERDICT_MS);
}
