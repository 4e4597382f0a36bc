// How goods come back: how long, and the reasons, each of which says in what condition a piece is and where it goes.
import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Condition, Location, ReturnReason, Settings } from '../../../shared/domain/model';
import { t } from '../../../shared/texts/texts';
import { CONDITION_WORDS } from '../../../shared/texts/words';
import { useAsk } from '../../data/use-ask';
import { newActId, useCall } from '../../data/use-call';
import { useHouse } from '../../frame/frame-context';
import styles from './settings.module.css';
import { useDo } from './use-do';

export function ReturnsPart() {
  const settings = useAsk('settings', {}).result;
  const { station } = useHouse();
  const places = (useAsk('locations', {}).result ?? []).filter((place) => place.branch === station?.branch);
  // Drawn anew when the books have others: what is typed here is kept only until it is saved.
  return settings ? <ReturnsForm key={JSON.stringify(settings)} settings={settings} places={places} /> : null;
}

type FormProps = { readonly settings: Settings; readonly places: readonly Location[] };
const DAYS = /^\d{1,4}$/u;
const MAX_REASONS = 40;

function ReturnsForm({ settings, places }: FormProps) {
  const [days, setDays] = useState(String(settings.returnWindowDays));
  const [goLive, setGoLive] = useState(settings.goLiveDate ?? '');
  const [reasons, setReasons] = useState(settings.returnReasons);
  const call = useCall();
  const doIt = useDo();
  const wrongDays = !DAYS.test(days);
  const wrongReason = reasons.some((reason) => reason.name.trim() === '');
  const change = (at: number, more: Partial<ReturnReason>): void =>
    setReasons(reasons.map((reason, index) => (index === at ? { ...reason, ...more } : reason)));
  const add = (): void => {
    // The id stands in postings for ever and says nothing; the name is what people read and may change.
    const reason = {
      id: `reason-${newActId().slice(0, 8)}`,
      name: '',
      condition: 'open_box' as const,
      location: places[0]?.id ?? '',
    };
    setReasons([...reasons, reason]);
  };
  const save = (): void =>
    doIt(
      () =>
        call('changeSettings', {
          returnWindowDays: Number(days),
          goLiveDate: goLive === '' ? null : goLive,
          returnReasons: [...reasons],
        }),
      t('settings.saved'),
    );
  return (
    <div className={styles['stack']}>
      <h2>{t('settings.returns')}</h2>
      <div className={styles['pair']}>
        <TextInput
          label={t('rules.days')}
          value={days}
          inputMode="numeric"
          error={wrongDays ? t('rules.days.wrong') : null}
          onChange={(event) => setDays(event.currentTarget.value)}
        />
        <TextInput
          type="date"
          label={t('rules.goLive')}
          value={goLive}
          onChange={(event) => setGoLive(event.currentTarget.value)}
        />
      </div>
      <h2>{t('rules.reasons')}</h2>
      {reasons.map((reason, at) => (
        <ReasonRow
          key={reason.id}
          reason={reason}
          places={places}
          onChange={(more) => change(at, more)}
          onRemove={() => setReasons(reasons.filter((_, index) => index !== at))}
        />
      ))}
      <Group>
        <Button variant="default" onClick={add} disabled={reasons.length >= MAX_REASONS}>
          {t('rules.reason.new')}
        </Button>
        <Button onClick={save} disabled={wrongDays || wrongReason}>
          {t('catalogue.save')}
        </Button>
      </Group>
    </div>
  );
}

type ReasonProps = {
  readonly reason: ReturnReason;
  readonly places: readonly Location[];
  readonly onChange: (more: Partial<ReturnReason>) => void;
  readonly onRemove: () => void;
};
const CONDITIONS = Object.keys(CONDITION_WORDS) as Condition[];

function ReasonRow({ reason, places, onChange, onRemove }: ReasonProps) {
  return (
    <div className={styles['reason']}>
      <TextInput
        label={t('rules.reason.name')}
        value={reason.name}
        autoComplete="off"
        onChange={(event) => onChange({ name: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('rules.reason.condition')}
        value={reason.condition}
        data={CONDITIONS.map((value) => ({ value, label: CONDITION_WORDS[value] }))}
        onChange={(event) =>
          onChange({ condition: CONDITIONS.find((one) => one === event.currentTarget.value) ?? 'open_box' })
        }
      />
      <NativeSelect
        label={t('rules.reason.place')}
        value={reason.location}
        data={places.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(event) => onChange({ location: event.currentTarget.value })}
      />
      <Button variant="default" onClick={onRemove}>
        {t('settings.remove')}
      </Button>
    </div>
  );
}
