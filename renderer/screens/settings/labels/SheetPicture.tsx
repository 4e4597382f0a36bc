// Where the labels lie on their page, at true proportion.
import type { LabelFormat, SheetGeometry } from '../../../../shared/paper/label-format';
import { t } from '../../../../shared/texts/texts';
import styles from './labels.module.css';

type Props = { readonly format: LabelFormat; readonly sheet: SheetGeometry };

export function SheetPicture({ format, sheet }: Props) {
  const places = Array.from({ length: sheet.columns * sheet.rows }, (_, place) => ({
    x: sheet.leftHmm + (place % sheet.columns) * sheet.stepXHmm,
    y: sheet.topHmm + Math.floor(place / sheet.columns) * sheet.stepYHmm,
  }));
  return (
    <svg
      className={styles['sheet']}
      role="img"
      aria-label={t('labels.sheet', { count: places.length })}
      viewBox={`0 0 ${sheet.pageWidthHmm} ${sheet.pageHeightHmm}`}
    >
      {places.map(({ x, y }) => (
        <rect key={`${x} ${y}`} x={x} y={y} width={format.widthHmm} height={format.heightHmm} rx={150} />
      ))}
    </svg>
  );
}
