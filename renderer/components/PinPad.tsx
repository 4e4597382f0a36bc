// A PIN by the keys of the keyboard or of the screen. The digits are never shown; Enter gives them away and forgets them.
// The field is a real one, so that keys which the scanner detector held back for a moment come home to it.
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { IconBackspace, IconCornerDownLeft } from '@tabler/icons-react';
import { t } from '../../shared/texts/texts';
import styles from './components.module.css';

const MAX_DIGITS = 12;
const MIN_DIGITS = 4;
const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', 'Backspace', '0', 'Enter'] as const;

type Props = {
  readonly label: string;
  readonly onPin: (pin: string) => void;
  readonly onDrop?: () => void;
  /** While an answer is on its way. */
  readonly off?: boolean;
};

export function PinPad({ label, onPin, onDrop, off = false }: Props) {
  const [pin, setPin] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), [label]);
  const give = (): void => {
    if (off || pin.length < MIN_DIGITS) return;
    setPin('');
    onPin(pin);
  };
  const type = (text: string): void => setPin(text.replaceAll(/\D/gu, '').slice(0, MAX_DIGITS));
  const press = (key: string): void => {
    if (key === 'Enter') give();
    else type(key === 'Backspace' ? pin.slice(0, -1) : pin + key);
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') give();
    else if (event.key === 'Escape' && pin !== '') setPin('');
    else if (event.key === 'Escape' && onDrop) onDrop();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={styles['pinPad']}>
      <input
        ref={field}
        className={styles['pinField']}
        type="password"
        inputMode="numeric"
        autoComplete="off"
        aria-label={label}
        data-pin=""
        data-autofocus=""
        value={pin}
        onChange={(event) => type(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <div className={styles['pad']}>
        {KEYS.map((key) => (
          <PadKey key={key} name={key} onPress={press} off={off} />
        ))}
      </div>
    </div>
  );
}

type KeyProps = { readonly name: string; readonly onPress: (key: string) => void; readonly off: boolean };

function PadKey({ name, onPress, off }: KeyProps) {
  const words = name === 'Backspace' ? t('frame.pin.back') : name === 'Enter' ? t('frame.pin.enter') : name;
  return (
    <button
      type="button"
      className={styles['padKey']}
      aria-label={words}
      disabled={off}
      tabIndex={-1}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => onPress(name)}
    >
      {name === 'Backspace' ? <IconBackspace aria-hidden="true" /> : null}
      {name === 'Enter' ? <IconCornerDownLeft aria-hidden="true" /> : null}
      {name.length === 1 ? name : null}
    </button>
  );
}
