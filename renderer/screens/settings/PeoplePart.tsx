// Who may sign in, as what, and with which PIN. The last owner stays; the rules see to that.
import { Button, Group, NativeSelect, PasswordInput, Switch, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type { Role, User } from '../../../shared/domain/model';
import { t } from '../../../shared/texts/texts';
import { ROLE_WORDS } from '../../../shared/texts/words';
import { Dialog } from '../../components/Dialog';
import { FormEnd } from '../../components/FormEnd';
import { LongName } from '../../components/LongName';
import { useAsk } from '../../data/use-ask';
import { useCall } from '../../data/use-call';
import styles from './settings.module.css';
import { useDo } from './use-do';

type Editing = { readonly user: User | null };
const ROLES: readonly Role[] = ['owner', 'manager', 'cashier', 'receiver'];
const PIN = /^\d{4,12}$/u;

export function PeoplePart() {
  const users = useAsk('users', {}).result ?? [];
  const [editing, setEditing] = useState<Editing | null>(null);
  return (
    <div className={styles['stack']}>
      <h2>{t('settings.people')}</h2>
      <ul className={styles['rows']}>
        {users.map((user) => (
          <li key={user.id} className={styles['row']} data-off={!user.active || undefined}>
            <LongName text={user.name ?? t('frame.nameless')} className={styles['name']} />
            <span>{user.active ? ROLE_WORDS[user.role] : t('people.inactive')}</span>
            <Button variant="default" onClick={() => setEditing({ user })}>
              {t('settings.change')}
            </Button>
          </li>
        ))}
      </ul>
      <Group>
        <Button onClick={() => setEditing({ user: null })}>{t('people.new')}</Button>
      </Group>
      {editing ? <UserForm user={editing.user} onDone={() => setEditing(null)} /> : null}
    </div>
  );
}

function UserForm({ user, onDone }: { readonly user: User | null; readonly onDone: () => void }) {
  const [name, setName] = useState(user?.name ?? '');
  const [role, setRole] = useState<Role>(user?.role ?? 'cashier');
  const [active, setActive] = useState(user?.active ?? true);
  const [pin, setPin] = useState('');
  const [tried, setTried] = useState(false);
  const call = useCall();
  const doIt = useDo();
  const wrongName = name.trim() === '';
  // Somebody new needs a PIN; somebody known keeps theirs when none is typed.
  const wrongPin = user && pin === '' ? false : !PIN.test(pin);
  const save = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (wrongName || wrongPin) return;
    doIt(
      async () => {
        const saved = await call('saveUser', { ...(user ? { id: user.id } : {}), name, role, active });
        const id = user?.id ?? (saved.ok ? saved.postings[0]?.ids[0] : undefined);
        return !saved.ok || pin === '' || id === undefined ? saved : call('setPin', { user: id, pin });
      },
      t('people.saved', { name }),
      onDone,
    );
  };
  return (
    <Dialog
      title={user ? t('people.change', { name: user.name ?? t('frame.nameless') }) : t('people.new')}
      onClose={onDone}
    >
      <form onSubmit={save} noValidate className={styles['form']}>
        <TextInput
          data-autofocus
          label={t('people.name')}
          value={name}
          autoComplete="off"
          error={tried && wrongName ? t('customer.nameless') : null}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('people.role')}
          value={role}
          data={ROLES.map((value) => ({ value, label: ROLE_WORDS[value] }))}
          onChange={(event) => setRole(ROLES.find((one) => one === event.currentTarget.value) ?? 'cashier')}
        />
        <PasswordInput
          label={user ? t('people.pin.keep') : t('people.pin')}
          value={pin}
          inputMode="numeric"
          autoComplete="off"
          error={tried && wrongPin ? t('firstRun.wrong.pin') : null}
          onChange={(event) => setPin(event.currentTarget.value)}
        />
        {user ? (
          <Switch
            size="md"
            label={t('people.active')}
            checked={active}
            onChange={(event) => setActive(event.currentTarget.checked)}
          />
        ) : null}
        <FormEnd words={t('catalogue.save')} onBack={onDone} />
      </form>
    </Dialog>
  );
}
