// Where goods stand: stock areas, and quarantine, from where nothing is sold; and the place that deliveries go to.
import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type { Location } from '../../../shared/domain/model';
import { t } from '../../../shared/texts/texts';
import { Dialog } from '../../components/Dialog';
import { FormEnd } from '../../components/FormEnd';
import { LongName } from '../../components/LongName';
import { useAsk } from '../../data/use-ask';
import { useCall } from '../../data/use-call';
import { useHouse } from '../../frame/frame-context';
import styles from './settings.module.css';
import { useDo } from './use-do';

type Editing = { readonly place: Location | null };
const KINDS = ['stock', 'quarantine'] as const;

export function PlacesPart() {
  const { station } = useHouse();
  const places = (useAsk('locations', {}).result ?? []).filter((place) => place.branch === station?.branch);
  const receiving = useAsk('settings', {}).result?.receivingLocation ?? '';
  const [editing, setEditing] = useState<Editing | null>(null);
  const call = useCall();
  const doIt = useDo();
  return (
    <div className={styles['stack']}>
      <h2>{t('settings.places')}</h2>
      <ul className={styles['rows']}>
        {places.map((place) => (
          <li key={place.id} className={styles['row']}>
            <span>
              <LongName text={place.name} className={styles['name']} />
              <span className={styles['quiet']}>{place.code}</span>
            </span>
            <span>{t(`places.${place.kind}`)}</span>
            <Button variant="default" onClick={() => setEditing({ place })}>
              {t('settings.change')}
            </Button>
          </li>
        ))}
      </ul>
      <Group>
        <Button onClick={() => setEditing({ place: null })}>{t('places.new')}</Button>
      </Group>
      <NativeSelect
        className={styles['narrow']}
        label={t('places.receiving')}
        value={receiving}
        data={[{ value: '', label: t('places.ask') }, ...places.map(({ id, name }) => ({ value: id, label: name }))]}
        onChange={(event) => {
          const to = event.currentTarget.value === '' ? null : event.currentTarget.value;
          doIt(() => call('changeSettings', { receivingLocation: to }), t('settings.saved'));
        }}
      />
      {editing ? <PlaceForm place={editing.place} onDone={() => setEditing(null)} /> : null}
    </div>
  );
}

function PlaceForm({ place, onDone }: { readonly place: Location | null; readonly onDone: () => void }) {
  const [code, setCode] = useState(place?.code ?? '');
  const [name, setName] = useState(place?.name ?? '');
  const [kind, setKind] = useState<Location['kind']>(place?.kind ?? 'stock');
  const [tried, setTried] = useState(false);
  const call = useCall();
  const doIt = useDo();
  const empty = (text: string): string | null => (tried && text.trim() === '' ? t('places.wrong') : null);
  const save = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (code.trim() === '' || name.trim() === '') return;
    const record = { ...(place ? { id: place.id, branch: place.branch } : {}), code, name, kind };
    doIt(() => call('saveCatalogue', { locations: [record] }), t('places.saved', { name }), onDone);
  };
  return (
    <Dialog title={place ? place.name : t('places.new')} onClose={onDone}>
      <form onSubmit={save} noValidate className={styles['form']}>
        <TextInput
          data-autofocus
          label={t('places.code')}
          value={code}
          autoComplete="off"
          error={empty(code)}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <TextInput
          label={t('places.name')}
          value={name}
          autoComplete="off"
          error={empty(name)}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('places.kind')}
          value={kind}
          data={KINDS.map((value) => ({ value, label: t(`places.${value}`) }))}
          onChange={(event) => setKind(event.currentTarget.value === 'quarantine' ? 'quarantine' : 'stock')}
        />
        <FormEnd words={t('catalogue.save')} onBack={onDone} />
      </form>
    </Dialog>
  );
}
