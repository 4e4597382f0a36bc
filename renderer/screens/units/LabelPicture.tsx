// The label of a unit as a picture. The main process draws what would be printed; where it gives a page for a printer and
// no picture, the same layout is drawn here.
import { useEffect, useState } from 'react';
import type { UnitCard } from '../../../shared/contract/answers';
import { t } from '../../../shared/texts/texts';
import { desktop } from '../../data/desktop';
import { LabelDrawing } from './LabelDrawing';
import styles from './units.module.css';

const PNG = [0x89, 0x50, 0x4e, 0x47] as const;

/** What the main process gave: a picture to show, a page that a window cannot show, or nothing. */
type Given = { readonly kind: 'picture'; readonly url: string } | { readonly kind: 'page' } | { readonly kind: 'none' };

export function LabelPicture({ card }: { readonly card: UnitCard }) {
  const { serial } = card.unit;
  const given = usePreview(serial);
  if (card.itemRecord.inventoryType !== 'serialized') {
    return <p className={styles['noLabel']}>{t('units.label.none')}</p>;
  }
  return (
    <figure className={styles['labelPicture']}>
      {given?.kind === 'picture' ? <img src={given.url} alt={t('units.label.alt', { serial })} /> : null}
      {given?.kind === 'page' ? <LabelDrawing card={card} /> : null}
      <figcaption className={styles['quiet']}>{t('units.label')}</figcaption>
    </figure>
  );
}

function usePreview(serial: string): Given | null {
  const [given, setGiven] = useState<Given | null>(null);
  useEffect(() => {
    let url: string | null = null;
    let gone = false;
    void desktop()
      .preview({ unit: serial })
      .catch(() => null)
      .then((bytes) => {
        if (gone) return;
        const picture = bytes !== null && PNG.every((byte, at) => bytes[at] === byte);
        if (picture) url = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: 'image/png' }));
        setGiven(url === null ? { kind: bytes === null ? 'none' : 'page' } : { kind: 'picture', url });
      });
    return () => {
      gone = true;
      if (url !== null) URL.revokeObjectURL(url);
    };
  }, [serial]);
  return given;
}
