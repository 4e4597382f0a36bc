// The fields of the item form, in the order in which a person fills them.
import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { t } from '../../../shared/texts/texts';
import { INVENTORY_WORDS } from '../../../shared/texts/words';
import { useAsk } from '../../data/use-ask';
import styles from './catalogue.module.css';
import type { ItemFields, WrongField } from './item-fields';

type Props = {
  readonly fields: ItemFields;
  readonly wrong: readonly WrongField[];
  /** The item is in the catalogue already. */
  readonly known: boolean;
  readonly onChange: (more: Partial<ItemFields>) => void;
};
type Picked = 'inventoryType' | 'taxCode' | 'makerRequired' | 'makerCheck' | 'priceIncludesTax' | 'discontinued';
type TextField = Exclude<keyof ItemFields, Picked>;

function textField({ fields, wrong, onChange }: Props, field: TextField) {
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

export function ItemInputs(props: Props) {
  const { fields, known, onChange } = props;
  return (
    <>
      <MainFields {...props} />
      <MakerFields {...props} />
      <TextInput {...textField(props, 'weightG')} inputMode="numeric" />
      <TextInput {...textField(props, 'volumeCc')} inputMode="numeric" />
      {known ? (
        <Checkbox
          className={styles['check']}
          label={t('item.discontinued')}
          checked={fields.discontinued}
          onChange={(event) => onChange({ discontinued: event.currentTarget.checked })}
        />
      ) : null}
    </>
  );
}

function MainFields(props: Props) {
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
      <TextInput {...textField(props, 'model')} />
      <TextInput {...textField(props, 'category')} />
      <TextInput {...textField(props, 'customerWarrantyMonths')} inputMode="numeric" />
      <TextInput {...textField(props, 'vendorWarrantyMonths')} inputMode="numeric" />
    </>
  );
}

const REQUIRED = ['receipt', 'sale', 'optional'] as const;
const CHECKS = ['none', 'luhn', 'vin'] as const;

/** The numbers of the maker: only pieces that are units have them. */
function MakerFields(props: Props) {
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
      <TextInput {...textField(props, 'makerPattern')} spellCheck={false} />
    </>
  );
}
