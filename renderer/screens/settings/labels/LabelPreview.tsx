// The label as it will be printed, at true proportion, with the serial that is tried; why it cannot be printed; and what
// has no room on it.
import { TextInput } from '@mantine/core';
import { hmmOf, type Drawing } from '../../../../shared/paper/drawing';
import type { LabelData } from '../../../../shared/paper/label-data';
import type { LabelField, LabelFormat } from '../../../../shared/paper/label-format';
import { labelRefusalText } from '../../../../shared/texts/label-refusal-text';
import { mmText } from '../../../../shared/texts/mm';
import { t } from '../../../../shared/texts/texts';
import { LabelSvg } from '../../../components/LabelSvg';
import { useLabelLayout } from '../../../data/use-label-layout';
import { useHouse } from '../../../frame/frame-context';
import type { FormResult } from './label-form';
import styles from './labels.module.css';
import { sampleLabel } from './sample-label';
import { SheetPicture } from './SheetPicture';

/** A serial of another till that was typed or pasted: no longer than any identifier. */
const MAX_SERIAL = 128;

type Props = {
  readonly result: FormResult;
  /** Why the label cannot be kept, for the widest serial of ours. */
  readonly problem: string | null;
  readonly serial: string;
  readonly onSerial: (serial: string) => void;
};

export function LabelPreview({ result, problem, serial, onSerial }: Props) {
  const label = sampleLabel(useHouse(), serial);
  return (
    <section className={styles['preview']} aria-label={t('labels.preview.title')}>
      {result.kind === 'format' ? <Picture label={label} format={result.format} problem={problem} /> : null}
      {result.kind === 'format' ? null : <Problem words={problem} />}
      <TextInput
        label={t('labels.try')}
        description={t('labels.try.why')}
        value={serial}
        maxLength={MAX_SERIAL}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onSerial(event.currentTarget.value)}
      />
      {result.kind === 'format' && result.format.sheet ? (
        <SheetPicture format={result.format} sheet={result.format.sheet} />
      ) : null}
    </section>
  );
}

type PictureProps = { readonly label: LabelData; readonly format: LabelFormat; readonly problem: string | null };

function Picture({ label, format, problem }: PictureProps) {
  const layout = useLabelLayout(label, format, format.dpi[0] ?? 0);
  const drawn = layout.kind === 'drawing' ? layout : null;
  return (
    <>
      {drawn ? (
        <figure className={styles['picture']}>
          <LabelSvg drawing={drawn.drawing} words={t('labels.preview', { name: format.name })} />
          <figcaption>{measuresOf(format, drawn.drawing)}</figcaption>
        </figure>
      ) : (
        <Nothing format={format} />
      )}
      <Problem words={problem ?? (layout.kind === 'drawing' ? null : labelRefusalText(layout))} />
      {drawn && drawn.dropped.length > 0 ? (
        <p className={styles['dropped']}>{t('labels.dropped', { fields: fieldsText(drawn.dropped) })}</p>
      ) : null}
    </>
  );
}

/** The outline of a label that cannot be printed, so that nothing jumps while somebody types. */
function Nothing({ format: { widthHmm, heightHmm } }: { readonly format: LabelFormat }) {
  const size = { width: mmText(widthHmm), height: mmText(heightHmm) };
  return (
    <figure className={styles['picture']}>
      <svg
        role="img"
        aria-label={t('labels.refused.mark', size)}
        data-refused=""
        viewBox={`0 0 ${widthHmm} ${heightHmm}`}
      />
      <figcaption>{t('labels.size', size)}</figcaption>
    </figure>
  );
}

/** Said aloud as soon as it is so. */
function Problem({ words }: { readonly words: string | null }) {
  return (
    <p className={styles['problem']} role="status" data-testid="label-problem" data-bad={words !== null || undefined}>
      {words ?? t('labels.scans')}
    </p>
  );
}

function fieldsText(fields: readonly LabelField[]): string {
  return fields.map((field) => t(`labels.field.${field}`)).join(', ');
}

/** Size of the label and of a module of each symbol, as drawn. */
function measuresOf({ widthHmm, heightHmm }: LabelFormat, { dpi, primitives }: Drawing): string {
  const symbols = primitives.flatMap((part) => {
    if (part.kind !== 'bars' && part.kind !== 'matrix') return [];
    const symbol = t(`labels.symbol.${part.kind === 'bars' ? 'code128' : (part.symbol ?? 'dataMatrix')}`);
    return [t('labels.measure', { symbol, mm: mmText(hmmOf(part.moduleDots, dpi)), dots: part.moduleDots })];
  });
  return [t('labels.size', { width: mmText(widthHmm), height: mmText(heightHmm) }), ...symbols].join(' \u00b7 ');
}
