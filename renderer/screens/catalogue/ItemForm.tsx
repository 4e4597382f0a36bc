// An item, new or changed. What is wrong is said at its field; what the rules refuse stays in the form with the reason on
// top. A scan adds its code to the item.
import { Text } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type { Item } from '../../../shared/domain/model';
import { t } from '../../../shared/texts/texts';
import { Dialog } from '../../components/Dialog';
import { FormEnd } from '../../components/FormEnd';
import { useMoney } from '../../components/Money';
import { useAsk } from '../../data/use-ask';
import styles from './catalogue.module.css';
import { changedItem, fieldsOf, NEW_ITEM, newItem, withCode, wrongFields, type ItemFields } from './item-fields';
import { ItemInputs } from './ItemInputs';
import { useSave } from './use-save';

/** The form of an item that is in the catalogue; it opens when the whole item has come. */
export function ItemChange({ id, onDone }: { readonly id: string; readonly onDone: () => void }) {
  const { result } = useAsk('item', { item: id });
  return result?.id === id ? <ItemForm stored={result} onDone={onDone} /> : null;
}

export function ItemForm({ stored, onDone }: { readonly stored: Item | null; readonly onDone: () => void }) {
  const { digits } = useMoney();
  const [start] = useState(() => (stored ? fieldsOf(stored, digits) : NEW_ITEM));
  const [fields, setFields] = useState(start);
  const [tried, setTried] = useState(false);
  const { save, problem } = useSave(onDone);
  const wrong = wrongFields(fields, digits);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (wrong.length > 0) return;
    const record = stored ? changedItem(fields, start, stored, digits) : newItem(fields, digits);
    save({ items: [record] }, t('item.saved', { name: record.name }));
  };
  const change = (more: Partial<ItemFields>): void => setFields((before) => ({ ...before, ...more }));
  return (
    <Dialog
      title={stored ? t('catalogue.change.of', { name: stored.name }) : t('catalogue.new.items')}
      onClose={onDone}
      size="82rem"
      onScan={(scanned) => {
        const text = scanned.trim();
        setFields((before) => withCode(before, text));
        return { tone: 'taken', words: t('item.code.added', { text }) };
      }}
    >
      <form onSubmit={submit} noValidate>
        <Text role="alert" className={styles['problem']}>
          {problem}
        </Text>
        <div className={styles['form']}>
          <ItemInputs fields={fields} wrong={tried ? wrong : []} known={stored !== null} onChange={change} />
        </div>
        <FormEnd words={t('catalogue.save')} onBack={onDone} />
      </form>
    </Dialog>
  );
}
