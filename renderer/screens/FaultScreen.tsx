// The ledger will not open: what is the case, whether what was sold is safe, what to do. Never a stand-in (STYLE 5).
import { Button, Paper, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { Fault } from '../../shared/contract/answers';
import { faultText } from '../../shared/texts/fault-text';
import { t } from '../../shared/texts/texts';
import styles from './plain.module.css';

const ICON_PX = 48;

type Props = { readonly fault: Fault; readonly onAgain: () => void };

export function FaultScreen({ fault, onAgain }: Props) {
  const { what, now } = faultText(fault);
  return (
    <main className={styles['middle']}>
      <Paper withBorder p="xl" maw="44rem" role="alert">
        <Stack>
          <IconAlertTriangle size={ICON_PX} color="var(--refused)" aria-hidden="true" />
          <Title order={1}>{t('frame.fault.title')}</Title>
          <Text size="lg">{what}</Text>
          <Text size="lg" fw={600}>
            {now}
          </Text>
          <Text c="dimmed" ff="monospace">
            {t('frame.fault.detail', { code: fault.code, detail: fault.detail })}
          </Text>
          <Button autoFocus onClick={onAgain}>
            {t('frame.fault.again')}
          </Button>
        </Stack>
      </Paper>
    </main>
  );
}
