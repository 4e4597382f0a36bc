// Makes a label: size, symbols, fields and type at the left, the label as it will be printed at the right, and why it
// cannot be printed as soon as it cannot (fault 19).
import { NativeSelect, TextInput } from '@mantine/core';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { t } from '../../../../shared/texts/texts';
import { FormEnd } from '../../../components/FormEnd';
import { useCall } from '../../../data/use-call';
import { useHouse, useKeys, useLine, useScanTarget } from '../../../frame/frame-context';
import { useDo } from '../use-do';
import { formatOf, RESOLUTIONS, type LabelForm } from './label-form';
import { LabelFieldOrder } from './LabelFieldOrder';
import { LengthInputs, NumberInputs, type FormPart } from './LabelInputs';
import { LabelPreview } from './LabelPreview';
import { LabelSymbols } from './LabelSymbols';
import styles from './labels.module.css';
import { problemOf } from './problem-words';
import { WIDEST_SERIAL } from './sample-label';

const MAX_NAME = 60;

type Props = { readonly first: LabelForm; readonly onDone: () => void };

export function LabelDesigner({ first, onDone }: Props) {
  const [form, setForm] = useState(first);
  const [serial, setSerial] = useState(WIDEST_SERIAL);
  const call = useCall();
  const doIt = useDo();
  const result = formatOf(form);
  const problem = problemOf(result, useHouse());
  const line = useLine();
  const save = (): void => {
    if (result.kind !== 'format' || problem !== null) return line.show({ tone: 'refused', words: problem ?? '' });
    const { format } = result;
    doIt(() => call('saveLabelFormat', { format }), t('labels.saved', { name: format.name }), onDone);
  };
  // Alone, as in a dialog: a key of another part would throw the work away.
  useKeys(
    [
      { key: 'Escape', words: t('frame.key.back'), act: onDone },
      { key: 'F12', words: t('labels.save'), act: save, main: true },
    ],
    'dialog',
  );
  // A scanned label is tried, so that an old label of the store can be compared.
  useScanTarget((text) => {
    setSerial(text);
    return Promise.resolve({ tone: 'taken', words: t('labels.tried'), scanned: text });
  }, 'dialog');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save();
  };
  const part: FormPart = { form, onChange: setForm };
  return (
    <div className={styles['designer']}>
      <form onSubmit={submit} noValidate className={styles['form']}>
        <h2>{form.name.trim() === '' ? t('labels.new') : form.name}</h2>
        <Basics {...part} />
        <LabelSymbols {...part} />
        <LabelFieldOrder {...part} />
        <fieldset className={styles['group']}>
          <legend>{t('labels.type')}</legend>
          <LengthInputs {...part} names={['nameType', 'smallType', 'serialType']} />
        </fieldset>
        {form.sheet ? <Sheet {...part} /> : null}
        <FormEnd words={t('labels.save')} onBack={onDone} />
      </form>
      <LabelPreview result={result} problem={problem} serial={serial} onSerial={setSerial} />
    </div>
  );
}

function Basics({ form, onChange }: FormPart) {
  const name = useRef<HTMLInputElement>(null);
  useEffect(() => {
    name.current?.focus();
    name.current?.select();
  }, []);
  return (
    <fieldset className={styles['group']}>
      <legend>{t('labels.basics')}</legend>
      <TextInput
        ref={name}
        className={styles['whole'] ?? ''}
        label={t('labels.name')}
        value={form.name}
        maxLength={MAX_NAME}
        autoComplete="off"
        error={form.name.trim() === '' ? t('labels.wrong.noName') : null}
        onChange={(event) => onChange({ ...form, name: event.currentTarget.value })}
      />
      <LengthInputs form={form} onChange={onChange} names={['width', 'height', 'margin']} />
      <NativeSelect
        label={t('labels.resolution')}
        value={String(form.dpi)}
        data={RESOLUTIONS.map((dpi) => ({ value: String(dpi), label: t(`labels.resolution.${dpi}`) }))}
        onChange={(event) => onChange({ ...form, dpi: Number(event.currentTarget.value) })}
      />
    </fieldset>
  );
}

function Sheet(part: FormPart) {
  return (
    <fieldset className={styles['group']}>
      <legend>{t('labels.page')}</legend>
      <LengthInputs {...part} names={['pageWidth', 'pageHeight']} />
      <NumberInputs {...part} names={['columns', 'rows']} />
      <LengthInputs {...part} names={['left', 'top', 'stepX', 'stepY']} />
    </fieldset>
  );
}
