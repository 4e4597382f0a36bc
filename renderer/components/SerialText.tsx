// A serial in the mono face, grouped by space that is drawn and not written, so that copying gives the plain text.
import { serialGroups } from './serial-groups';
import styles from './components.module.css';

type Props = { readonly text: string; readonly strong?: boolean };

export function SerialText({ text, strong = false }: Props) {
  return (
    <span className={styles['serial']} data-strong={strong || undefined} translate="no">
      {serialGroups(text).map((group, at) => (
        // The groups of one text never change places.
        <span key={at}>{group}</span>
      ))}
    </span>
  );
}
