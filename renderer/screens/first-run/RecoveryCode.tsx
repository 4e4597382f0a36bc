// The recovery code, shown once: only its hash is kept, so whoever does not write it down has lost it.
import { Button, Checkbox, Paper, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { t } from '../../../shared/texts/texts';
import { useRefuseScans } from '../../frame/frame-context';
import { PageResult } from '../PageResult';
import plain from '../plain.module.css';
import styles from './first-run.module.css';

type Props = { readonly code: string; readonly onWritten: () => void };

export function RecoveryCode({ code, onWritten }: Props) {
  const [written, setWritten] = useState(false);
  useRefuseScans(t('firstRun.scan'));
  return (
    <main className={plain['middle']}>
      <Stack>
        <PageResult />
        <Paper withBorder p="xl" maw="46rem">
          <Stack>
            <Title order={1}>{t('firstRun.code.title')}</Title>
            <Text size="lg">{t('firstRun.code.text')}</Text>
            <p className={styles['code']} data-testid="recovery-code">
              {code}
            </p>
            <Text c="dimmed">{t('firstRun.code.hint')}</Text>
            <Checkbox
              autoFocus
              size="md"
              checked={written}
              onChange={(event) => setWritten(event.currentTarget.checked)}
              label={t('firstRun.code.written')}
            />
            <Button size="lg" disabled={!written} onClick={onWritten}>
              {t('firstRun.code.go')}
            </Button>
          </Stack>
        </Paper>
      </Stack>
    </main>
  );
}
