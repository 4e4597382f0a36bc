// What stands on a label beside its symbols, in which order: those on it first, each to be moved, then those left out.
import { ActionIcon, Checkbox } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { LABEL_FIELDS, type LabelField } from '../../../../shared/paper/label-format';
import { t } from '../../../../shared/texts/texts';
import { movedField, withField } from './label-form';
import type { FormPart } from './LabelInputs';
import styles from './labels.module.css';

const ICON_PX = 20;
const MOVES = [
  { by: -1, words: 'labels.field.up', icon: IconArrowUp },
  { by: 1, words: 'labels.field.down', icon: IconArrowDown },
] as const;

export function LabelFieldOrder({ form, onChange }: FormPart) {
  const out = LABEL_FIELDS.filter((field) => !form.fields.includes(field));
  return (
    <fieldset className={styles['group']}>
      <legend>{t('labels.fields')}</legend>
      <ul className={styles['fields']}>
        {[...form.fields, ...out].map((field) => (
          <li key={field} className={styles['field']}>
            <Checkbox
              label={t(`labels.field.${field}`)}
              checked={form.fields.includes(field)}
              onChange={(event) => onChange(withField(form, field, event.currentTarget.checked))}
            />
            <Moves
              field={field}
              at={form.fields.indexOf(field)}
              count={form.fields.length}
              onMove={(by) => onChange(movedField(form, field, by))}
            />
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

type MovesProps = {
  readonly field: LabelField;
  readonly at: number;
  readonly count: number;
  readonly onMove: (by: -1 | 1) => void;
};

function Moves({ field, at, count, onMove }: MovesProps) {
  if (at < 0) return null;
  const name = t(`labels.field.${field}`);
  return (
    <span className={styles['moves']}>
      {MOVES.map(({ by, words, icon: Icon }) => (
        <ActionIcon
          key={by}
          variant="default"
          aria-label={t(words, { field: name })}
          // Off would drop the focus of whoever moves a field to the end.
          aria-disabled={at + by < 0 || at + by >= count}
          onClick={() => onMove(by)}
        >
          <Icon size={ICON_PX} />
        </ActionIcon>
      ))}
    </span>
  );
}
