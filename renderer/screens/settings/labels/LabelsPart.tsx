// The labels of this station: those that come with the program, to be copied, and those made here, to be changed.
import { useState } from 'react';
import type { LabelFormat } from '../../../../shared/paper/label-format';
import { ownFormatIdOf } from '../../../../shared/paper/own-format';
import { t } from '../../../../shared/texts/texts';
import { SHIPPED_FORMATS } from '../../../data/label-formats';
import { useAsk } from '../../../data/use-ask';
import { newActId } from '../../../data/use-call';
import settings from '../settings.module.css';
import { formOf, type LabelForm } from './label-form';
import { LabelDesigner } from './LabelDesigner';
import { LabelRow } from './LabelRow';
import styles from './labels.module.css';

/** Room for "Copy of " before a name of sixty characters. */
const MAX_NAME = 60;

export function LabelsPart() {
  const own = useAsk('labelFormats', {}).result ?? [];
  const printers = useAsk('printers', {}).result ?? [];
  const [form, setForm] = useState<LabelForm | null>(null);
  /** The format whose button takes the focus when the designer closes. */
  const [last, setLast] = useState<string | null>(null);
  if (form) {
    return (
      <LabelDesigner
        key={form.id}
        first={form}
        onDone={() => {
          setLast(form.id);
          setForm(null);
        }}
      />
    );
  }
  const copy = (format: LabelFormat): void => {
    const name = t('labels.copy.name', { name: format.name }).slice(0, MAX_NAME);
    setForm(formOf(format, ownFormatIdOf(newActId()), name, resolutionOf(format, printers)));
  };
  const change = (format: LabelFormat): void =>
    setForm(formOf(format, format.id, format.name, resolutionOf(format, printers)));
  const row = (format: LabelFormat, mine: boolean) => (
    <LabelRow
      key={format.id}
      format={format}
      printers={printers}
      focused={format.id === last}
      onCopy={() => copy(format)}
      onChange={mine ? () => change(format) : null}
    />
  );
  return (
    <div className={settings['stack']}>
      <h2>{t('labels.own')}</h2>
      {own.length === 0 ? <p>{t('labels.own.none')}</p> : null}
      <ul className={styles['list']} hidden={own.length === 0}>
        {own.map((format) => row(format, true))}
      </ul>
      <h2>{t('labels.shipped')}</h2>
      <ul className={styles['list']}>{SHIPPED_FORMATS.map((format) => row(format, false))}</ul>
    </div>
  );
}

type Printers = readonly Readonly<Record<string, unknown>>[];

/** A copy is made for the label printer that stands here, where the format goes with it. */
function resolutionOf({ dpi }: LabelFormat, printers: Printers): number {
  const printer = printers.find((one) => one['for'] === 'label');
  return dpi.find((one) => one === printer?.['dpi']) ?? dpi[0] ?? 0;
}
