// The symbols of a label: bars or none, a square one or none, how many dots a module has and how much light around it.
import { Checkbox, NativeSelect } from '@mantine/core';
import { hmmOf } from '../../../../shared/paper/drawing';
import { SQUARE_KINDS } from '../../../../shared/paper/label-square';
import { mmText } from '../../../../shared/texts/mm';
import { t } from '../../../../shared/texts/texts';
import { withSquare } from './label-form';
import { LengthInputs, NumberInputs, type FormPart } from './LabelInputs';
import styles from './labels.module.css';

export function LabelSymbols(part: FormPart) {
  const { form, onChange } = part;
  return (
    <fieldset className={styles['group']}>
      <legend>{t('labels.symbols')}</legend>
      <Checkbox
        className={styles['whole'] ?? ''}
        label={t('labels.bars')}
        checked={form.bars}
        onChange={(event) => onChange({ ...form, bars: event.currentTarget.checked })}
      />
      {form.bars ? (
        <>
          <ModuleSelect
            dpi={form.dpi}
            words={t('labels.module.bars')}
            dots={form.barsDots}
            onDots={(barsDots) => onChange({ ...form, barsDots })}
          />
          <NumberInputs {...part} names={['barsQuiet']} />
          <LengthInputs {...part} names={['barsLow', 'barsHigh']} />
        </>
      ) : null}
      <NativeSelect
        className={styles['whole'] ?? ''}
        label={t('labels.square')}
        value={form.square}
        data={[
          { value: 'none', label: t('labels.square.none') },
          ...SQUARE_KINDS.map((value) => ({ value, label: t(`labels.square.${value}`) })),
        ]}
        onChange={(event) =>
          onChange(withSquare(form, SQUARE_KINDS.find((kind) => kind === event.currentTarget.value) ?? 'none'))
        }
      />
      {form.square === 'none' ? null : (
        <>
          <ModuleSelect
            dpi={form.dpi}
            words={t('labels.module.square')}
            dots={form.squareDots}
            onDots={(squareDots) => onChange({ ...form, squareDots })}
          />
          <NumberInputs {...part} names={['squareQuiet']} />
        </>
      )}
    </fieldset>
  );
}

/** From the fewest dots that no printer blurs to a millimetre and more at 203 dpi. */
const DOTS = [2, 3, 4, 5, 6, 7, 8, 10, 12, 16, 20, 24] as const;
const AS_FITS = '';

type ModuleProps = {
  readonly dpi: number;
  readonly words: string;
  readonly dots: number | null;
  readonly onDots: (dots: number | null) => void;
};

function ModuleSelect({ dpi, words, dots, onDots }: ModuleProps) {
  const offered = dots === null || DOTS.some((one) => one === dots) ? DOTS : [...DOTS, dots];
  return (
    <NativeSelect
      label={words}
      value={dots === null ? AS_FITS : String(dots)}
      data={[
        { value: AS_FITS, label: t('labels.module.fits') },
        ...offered.map((count) => ({
          value: String(count),
          label: t('labels.module.dots', { count, mm: mmText(hmmOf(count, dpi)) }),
        })),
      ]}
      onChange={(event) => onDots(event.currentTarget.value === AS_FITS ? null : Number(event.currentTarget.value))}
    />
  );
}
