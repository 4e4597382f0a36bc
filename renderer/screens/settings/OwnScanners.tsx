// Serial and USB HID POS scanners: what is found, what is used, and how each stands, in words. HID scanners are used as soon as
// they are plugged in; a serial port may hold anything, so a person says that it is a scanner.
import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { IconCircleCheck, IconCircleDashed, IconPlugConnectedX } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { BAUD_RATES, type FoundScanner, type ScannerState, type UsedPort } from '../../../shared/contract/scanners';
import { t } from '../../../shared/texts/texts';
import { LongName } from '../../components/LongName';
import { desktop } from '../../data/desktop';
import styles from './settings.module.css';

/** Plugging in shows within this time while the page is open. */
const LOOK_MS = 2_000;
const KEY = ['scanners'];
const ICON_PX = 24;
const [FIRST_RATE] = BAUD_RATES;

export function OwnScanners() {
  const { data } = useQuery({ queryKey: KEY, queryFn: () => desktop().scanners(), refetchInterval: LOOK_MS });
  const client = useQueryClient();
  const scanners = data?.scanners ?? [];
  const used = scanners.flatMap(({ id, baudRate }): UsedPort[] => (baudRate === null ? [] : [{ id, baudRate }]));
  const use = async (ports: readonly UsedPort[]): Promise<void> => {
    await desktop().useScanners(ports);
    await client.invalidateQueries({ queryKey: KEY });
  };
  const others = (id: string): readonly UsedPort[] => used.filter((port) => port.id !== id);
  return (
    <>
      <h2>{t('scanner.own')}</h2>
      {scanners.length === 0 ? <p className={styles['quiet']}>{t('scanner.own.none')}</p> : null}
      <ul className={styles['devices']}>
        {scanners.map((scanner) => (
          <Device
            key={scanner.id}
            scanner={scanner}
            onRate={(baudRate) =>
              void use(baudRate === null ? others(scanner.id) : [...others(scanner.id), { id: scanner.id, baudRate }])
            }
          />
        ))}
      </ul>
      {data && data.hidProblem !== null ? (
        <p className={styles['bad']}>{t('scanner.own.noHid', { problem: data.hidProblem })}</p>
      ) : null}
      <OtherPort onAdd={(path) => void use([...used, { id: `port:${path}`, baudRate: FIRST_RATE }])} />
    </>
  );
}

type DeviceProps = {
  readonly scanner: FoundScanner;
  /** The rate to use the port at; null to leave it alone. */
  readonly onRate: (baudRate: number | null) => void;
};

function Device({ scanner, onRate }: DeviceProps) {
  const { kind, name, port, state, detail, baudRate } = scanner;
  const place = t(`scanner.kind.${kind}`, { port });
  return (
    <li className={styles['device']} data-state={state}>
      <StateIcon state={state} />
      <div>
        <LongName text={name === port ? place : name} className={styles['deviceName']} />
        {name === port ? null : <span className={styles['quiet']}>{place}</span>}
        <span className={state === 'open' || state === 'off' ? undefined : styles['bad']}>
          {t(`scanner.state.${state}`, { detail })}
        </span>
      </div>
      {kind === 'serial' ? (
        <Group align="end">
          {baudRate === null ? null : (
            <NativeSelect
              label={t('scanner.own.rate')}
              value={String(baudRate)}
              data={BAUD_RATES.map(String)}
              onChange={(event) => onRate(Number(event.currentTarget.value))}
            />
          )}
          <Button
            variant={baudRate === null ? 'filled' : 'default'}
            onClick={() => onRate(baudRate === null ? FIRST_RATE : null)}
          >
            {t(baudRate === null ? 'scanner.own.use' : 'scanner.own.stop')}
          </Button>
        </Group>
      ) : null}
    </li>
  );
}

function StateIcon({ state }: { readonly state: ScannerState }) {
  const Icon = state === 'open' ? IconCircleCheck : state === 'off' ? IconCircleDashed : IconPlugConnectedX;
  return <Icon size={ICON_PX} aria-hidden="true" />;
}

function OtherPort({ onAdd }: { readonly onAdd: (path: string) => void }) {
  const [path, setPath] = useState('');
  const wanted = path.trim();
  const add = (): void => {
    if (wanted === '') return;
    onAdd(wanted);
    setPath('');
  };
  return (
    <form
      className={styles['otherPort']}
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <TextInput
        label={t('scanner.own.other')}
        description={t('scanner.own.other.hint')}
        value={path}
        autoComplete="off"
        onChange={(event) => setPath(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" disabled={wanted === ''}>
        {t('scanner.own.add')}
      </Button>
    </form>
  );
}
