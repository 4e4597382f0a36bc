// The strip at the bottom: every action of what is on top, with its key; the likely one at the right, largest.
// Each is a button too, for the finger and the mouse.
import type { KeyAction } from '../frame/keys';
import styles from './components.module.css';
import { t } from '../../shared/texts/texts';

type Props = { readonly actions: readonly KeyAction[]; readonly onPress: (action: KeyAction) => void };

export function KeyStrip({ actions, onPress }: Props) {
  const likely = actions.filter((action) => action.main);
  const others = actions.filter((action) => !action.main);
  return (
    <nav className={styles['strip']} aria-label={t('frame.keys')}>
      {others.map((action) => (
        <StripButton key={action.key} action={action} onPress={onPress} />
      ))}
      <span className={styles['stripSpring']} />
      {likely.map((action) => (
        <StripButton key={action.key} action={action} onPress={onPress} />
      ))}
    </nav>
  );
}

function StripButton({ action, onPress }: { readonly action: KeyAction; readonly onPress: Props['onPress'] }) {
  return (
    <button
      type="button"
      className={styles['stripButton']}
      data-main={action.main || undefined}
      disabled={action.off}
      // The focus stays in the scan field: the button is a second way to press the key.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => onPress(action)}
      aria-keyshortcuts={action.key}
    >
      <kbd className={styles['key']}>{KEY_WORDS[action.key] ?? action.key}</kbd>
      {action.words}
    </button>
  );
}

const KEY_WORDS: Readonly<Record<string, string>> = {
  Escape: 'Esc',
  Delete: 'Del',
  ArrowUp: '\u2191',
  ArrowDown: '\u2193',
};
