// A supervisor approves one action at the cashier's till: name and PIN, nothing is signed in or out (DESIGN 9).
import { Modal, NativeSelect, Text } from '@mantine/core';
import { useState } from 'react';
import type { House } from '../../shared/contract/answers';
import { ROLE_RIGHTS, type Right } from '../../shared/domain/rights';
import { RIGHT_WORDS } from '../../shared/texts/words';
import { t } from '../../shared/texts/texts';
import type { Approver } from '../data/detours';
import { useKeys, useRefuseScans } from '../frame/frame-context';
import { useFocusHome } from '../frame/use-focus-home';
import { PinPad } from './PinPad';
import styles from './components.module.css';

type Props = {
  readonly right: Right;
  readonly users: House['users'];
  /** What was wrong with the try before; null at the first. */
  readonly problem: string | null;
  readonly onAnswer: (approver: Approver | null) => void;
};

export function AskForApproval({ right, users, problem, onAnswer }: Props) {
  const able = users.filter((user) => ROLE_RIGHTS[user.role].includes(right));
  const [user, setUser] = useState(able[0]?.id ?? '');
  useFocusHome();
  useRefuseScans(t('frame.scan.approve'));
  useKeys([{ key: 'Escape', words: t('frame.key.back'), act: () => onAnswer(null) }], 'dialog');
  return (
    <Modal
      opened
      size="xl"
      onClose={() => onAnswer(null)}
      title={t('frame.approve.title')}
      closeButtonProps={{ 'aria-label': t('frame.key.back') }}
    >
      <div className={styles['approval']}>
        <div>
          <Text size="lg">{t('frame.approve.text', { right: RIGHT_WORDS[right] })}</Text>
          {able.length === 0 ? (
            <Text mt="md">{t('frame.approve.nobody')}</Text>
          ) : (
            <NativeSelect
              my="md"
              label={t('frame.approve.who')}
              data={able.map(({ id, name }) => ({ value: id, label: name ?? t('frame.nameless') }))}
              value={user}
              onChange={(event) => setUser(event.currentTarget.value)}
            />
          )}
          <Text role="alert" c="var(--refused)" fw={600}>
            {problem}
          </Text>
        </div>
        <PinPad
          label={t('frame.approve.pin')}
          off={able.length === 0}
          onPin={(pin) => onAnswer({ user, pin })}
          onDrop={() => onAnswer(null)}
        />
      </div>
    </Modal>
  );
}
