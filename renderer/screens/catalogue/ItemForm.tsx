// A new item. What is wrong is said at its field; what the rules refuse stays in the form with the reason on top.
import { Checkbox, NativeSelect, Text, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { t } from '../../../shared/texts/texts';
import { INVENTORY_WORDS } from '../../../shared/texts/words';
import { Dialog } from '../../components/Dialog';
import { FormEnd } from '../../components/FormEnd';
import { useMoney } from '../../components/Money';
import { useAsk } from '../../data/use-ask';
import styles from './catalogue.module.css';
import { itemRecord, NEW_ITEM, wrongFields, type ItemFields, type WrongField } from './item-fields';
import { useSave } from './use-save';

export function ItemForm({ onDone }: { readonly onDone: () => void }) {
  const { digits } = useMoney();
  const [fields, setFields] = useState(NEW_ITEM);
  const [tried, setTried] = useState(false);
  const { save, problem } = useSave(onDone);
  const wrong = wrongFields(fields, digits);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (wrong.length === 0) save({ items: [itemRecord(fields, digits)] }, t('item.saved', { name: fields.name }));
  };
  const change = (more: Partial<ItemFields>): void => setFields({ ...fields, ...more });
  return (
    <Dialog title={t('catalogue.new.items')} onClose={onDone} size="70rem">
      <form onSubmit={submit} noValidate>
        <Text role="alert" className={styles['problem']}>
          {problem}
        </Text>
        <div className={styles['form']}>
          <MainFields fields={fields} wrong={tried ? wrong : []} onChange={change} />
          <MakerFields fields={fields} wrong={tried ? wrong : []} onChange={change} />
        </div>
        <FormEnd words={t('catalogue.save')} onBack={onDone} />
      </form>
    </Dialog>
  );
}

type PartProps = {
  readonly fields: ItemFields;
  readonly wrong: readonly WrongField[];
  readonly onChange: (more: Partial<ItemFields>) => void;
};
type TextField =
  | 'sku'
  | 'name'
  | 'price'
  | 'gtins'
  | 'aliases'
  | 'category'
  | 'customerWarrantyMonths'
  | 'vendorWarrantyMonths'
  | 'makerLabels';

function textField({ fields, wrong, onChange }: PartProps, field: TextField) {
  const isWrong = wrong.some((one) => one === field);
  return {
    label: t(`item.${field === 'price' ? 'priceMinor' : field}`),
    value: fields[field],
    error: isWrong ? t(`item.wrong.${field as WrongField}`) : null,
    autoComplete: 'off',
    onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
      onChange({ [field]: event.currentTarget.value }),
  };
}

function MainFields(props: PartProps) {
  const { fields, onChange } = props;
  const taxCodes = useAsk('taxCodes', {}).result ?? [];
  return (
    <>
      <TextInput {...textField(props, 'sku')} data-autofocus />
      <TextInput {...textField(props, 'name')} />
      <NativeSelect
        label={t('item.inventoryType')}
        value={fields.inventoryType}
        data={Object.entries(INVENTORY_WORDS).map(([value, label]) => ({ value, label }))}
        onChange={(event) => onChange({ inventoryType: event.currentTarget.value as ItemFields['inventoryType'] })}
      />
      <TextInput {...textField(props, 'price')} inputMode="decimal" />
      <NativeSelect
        label={t('item.taxCode')}
        value={fields.taxCode ?? ''}
        data={[
          { value: '', label: t('item.taxCode.none') },
          ...taxCodes.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(event) => onChange({ taxCode: event.currentTarget.value === '' ? null : event.currentTarget.value })}
      />
      <Checkbox
        className={styles['check']}
        label={t('item.priceIncludesTax')}
        checked={fields.priceIncludesTax}
        onChange={(event) => onChange({ priceIncludesTax: event.currentTarget.checked })}
      />
      <TextInput {...textField(props, 'gtins')} />
      <TextInput {...textField(props, 'aliases')} />
      <TextInput {...textField(props, 'customerWarrantyMonths')} inputMode="numeric" />
      <TextInput {...textField(props, 'vendorWarrantyMonths')} inputMode="numeric" />
    </>
  );
}

const REQUIRED = ['receipt', 'sale', 'optional'] as const;
const CHECKS = ['none', 'luhn', 'vin'] as const;

/** The numbers of the maker: only pieces that are units have them. */
function MakerFields(props: PartProps) {
  const { fields, onChange } = props;
  if (fields.inventoryType === 'stocked' || fields.inventoryType === 'non_stocked') return null;
  return (
    <>
      <TextInput {...textField(props, 'makerLabels')} />
      <NativeSelect
        label={t('item.makerRequired')}
        value={fields.makerRequired}
        data={REQUIRED.map((value) => ({ value, label: t(`item.makerRequired.${value}`) }))}
        onChange={(event) => onChange({ makerRequired: event.currentTarget.value as ItemFields['makerRequired'] })}
      />
      <NativeSelect
        label={t('item.makerCheck')}
        value={fields.makerCheck}
        data={CHECKS.map((value) => ({ value, label: t(`item.makerCheck.${value}`) }))}
        onChange={(event) => onChange({ makerCheck: event.currentTarget.value as ItemFields['makerCheck'] })}
      />
    </>
  );
}
