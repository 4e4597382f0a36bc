// Inputs of the label designer: lengths in millimetres and plain numbers, each with its limits beside it when it is wrong.
import { TextInput } from '@mantine/core';
import { mmText } from '../../../../shared/texts/mm';
import { t } from '../../../../shared/texts/texts';
import {
  countLimits,
  LENGTHS,
  wrongCount,
  wrongLength,
  type CountName,
  type LabelForm,
  type Length,
} from './label-form';

export type FormPart = { readonly form: LabelForm; readonly onChange: (form: LabelForm) => void };

export function LengthInputs({ form, onChange, names }: FormPart & { readonly names: readonly Length[] }) {
  return names.map((name) => {
    const [from, to] = LENGTHS[name];
    const wrong = wrongLength(form, name) ? t('labels.wrong.mm', { from: mmText(from), to: mmText(to) }) : null;
    return (
      <TextInput
        key={name}
        label={t(`labels.length.${name}`)}
        value={form.lengths[name]}
        inputMode="decimal"
        autoComplete="off"
        error={wrong}
        onChange={(event) => onChange({ ...form, lengths: { ...form.lengths, [name]: event.currentTarget.value } })}
      />
    );
  });
}

export function NumberInputs({ form, onChange, names }: FormPart & { readonly names: readonly CountName[] }) {
  return names.map((name) => {
    const [from, to] = countLimits(form, name);
    return (
      <TextInput
        key={name}
        label={t(`labels.count.${name}`)}
        value={form.counts[name]}
        inputMode="numeric"
        autoComplete="off"
        error={wrongCount(form, name) ? t('labels.wrong.count', { from, to }) : null}
        onChange={(event) => onChange({ ...form, counts: { ...form.counts, [name]: event.currentTarget.value } })}
      />
    );
  });
}
