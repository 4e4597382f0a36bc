// Who is it? A list of people and a PIN by keys. How many tries are left, and until when it is locked, is said in words.
import { Paper, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { House } from '../../../shared/contract/answers';
import { faultText } from '../../../shared/texts/fault-text';
import { t } from '../../../shared/texts/texts';
import { ROLE_WORDS } from '../../../shared/texts/words';
import { PinPad } from '../../components/PinPad';
import { useCall } from '../../data/use-call';
import { useSayRefusal } from '../../data/use-names';
import { useHouse, useKeys, useLine, useRefuseScans } from '../../frame/frame-context';
import { PageResult } from '../PageResult';
import plain from '../plain.module.css';
import styles from './sign-in.module.css';

/** The person who signed in last at this station comes first the next time. */
const KEPT_AS = 'unitill.lastUser';

export function SignInScreen() {
  const { users, branchName, station, company, training } = useHouse();
  const [chosen, setChosen] = useState(() => firstUser(users));
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const call = useCall();
  const say = useSayRefusal();
  const line = useLine();
  useRefuseScans(t('signIn.scan'));
  const signIn = async (pin: string): Promise<void> => {
    setBusy(true);
    const answer = await call('signIn', { user: chosen, pin });
    setBusy(false);
    if (answer.ok) {
      localStorage.setItem(KEPT_AS, chosen);
      line.clear();
    } else if ('refusal' in answer) {
      const { what, now } = await say(answer.refusal);
      setProblem(`${what} ${now}`);
    } else setProblem(faultText(answer.fault).what);
  };
  const choose = (id: string): void => {
    setChosen(id);
    setProblem(null);
  };
  const step = (by: number): void =>
    choose(users.at((users.findIndex(({ id }) => id === chosen) + by) % users.length)?.id ?? chosen);
  useKeys([
    { key: 'ArrowDown', words: t('signIn.next'), act: () => step(1), silent: true },
    { key: 'ArrowUp', words: t('signIn.previous'), act: () => step(-1), silent: true },
  ]);
  const name = users.find((user) => user.id === chosen)?.name ?? t('frame.nameless');
  return (
    <main className={plain['middle']}>
      <Stack className={styles['page']}>
        <PageResult />
        <header className={styles['head']}>
          <Title order={1}>{company?.name ?? t('frame.brand')}</Title>
          <Text c="dimmed">
            {t('frame.place', { branch: branchName ?? '', station: station?.name ?? '' })}
            {training ? ` \u00b7 ${t('frame.training')}` : ''}
          </Text>
        </header>
        <Paper withBorder className={styles['card']}>
          <UserList users={users} chosen={chosen} onChoose={choose} />
          <div className={styles['pin']}>
            <Text size="lg" fw={600} ta="center">
              {t('signIn.pinOf', { name })}
            </Text>
            <PinPad label={t('signIn.pinOf', { name })} onPin={(pin) => void signIn(pin)} off={busy || chosen === ''} />
            <Text role="alert" className={styles['problem']}>
              {problem}
            </Text>
          </div>
        </Paper>
      </Stack>
    </main>
  );
}

type ListProps = { readonly users: House['users']; readonly chosen: string; readonly onChoose: (id: string) => void };

function UserList({ users, chosen, onChoose }: ListProps) {
  return (
    <fieldset className={styles['users']}>
      <legend className="seen-by-readers-only">{t('signIn.who')}</legend>
      {users.map(({ id, name, role }) => (
        <label key={id} className={styles['user']} data-chosen={id === chosen || undefined}>
          <input
            type="radio"
            name="user"
            className="seen-by-readers-only"
            checked={id === chosen}
            onChange={() => onChoose(id)}
          />
          <span className={styles['initials']} aria-hidden="true">
            {initials(name ?? '?')}
          </span>
          <span>
            <span className={styles['name']}>{name ?? t('frame.nameless')}</span>
            <span className={styles['role']}>{ROLE_WORDS[role]}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function firstUser(users: House['users']): string {
  const last = localStorage.getItem(KEPT_AS);
  return (users.find((user) => user.id === last) ?? users[0])?.id ?? '';
}

/** 'A. Meier' gives 'AM'. */
function initials(name: string): string {
  const words = name.split(/\s+/u).filter((word) => word !== '');
  return [words[0], words.length > 1 ? words.at(-1) : '']
    .map((word) => (word ?? '').slice(0, 1).toUpperCase())
    .join('');
}
