// The first start on a new ledger: a new company, a sample store to try, or joining a company that exists.
import { Paper, Stack, Text, Title } from '@mantine/core';
import { IconBuildingStore, IconPlugConnected, IconSchool } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { t } from '../../../shared/texts/texts';
import { useRefuseScans } from '../../frame/frame-context';
import { PageResult } from '../PageResult';
import plain from '../plain.module.css';
import { FoundCompany } from './FoundCompany';
import styles from './first-run.module.css';

type Way = 'choose' | 'company' | 'sample' | 'join';
type Props = { readonly onFounded: (recoveryCode: string | null) => void };

const ICON_PX = 40;

export function FirstRunScreen({ onFounded }: Props) {
  const [way, setWay] = useState<Way>('choose');
  useRefuseScans(t('firstRun.scan'));
  const back = (): void => setWay('choose');
  return (
    <main className={plain['middle']}>
      <div className={styles['page']}>
        <PageResult />
        {way === 'choose' ? <Ways onChoose={setWay} /> : null}
        {way === 'company' ? <FoundCompany sample={false} onFounded={onFounded} onBack={back} /> : null}
        {way === 'sample' ? <FoundCompany sample onFounded={onFounded} onBack={back} /> : null}
        {way === 'join' ? <Join onBack={back} /> : null}
      </div>
    </main>
  );
}

function Ways({ onChoose }: { readonly onChoose: (way: Way) => void }) {
  return (
    <Stack gap="lg">
      <header className={styles['head']}>
        <Title order={1}>{t('firstRun.title')}</Title>
        <Text size="lg" c="dimmed">
          {t('firstRun.text')}
        </Text>
      </header>
      <div className={styles['ways']}>
        <WayButton
          icon={<IconBuildingStore size={ICON_PX} />}
          title={t('firstRun.company')}
          text={t('firstRun.company.text')}
          onClick={() => onChoose('company')}
          first
        />
        <WayButton
          icon={<IconSchool size={ICON_PX} />}
          title={t('firstRun.sample')}
          text={t('firstRun.sample.text')}
          onClick={() => onChoose('sample')}
        />
        <WayButton
          icon={<IconPlugConnected size={ICON_PX} />}
          title={t('firstRun.join')}
          text={t('firstRun.join.text')}
          onClick={() => onChoose('join')}
        />
      </div>
    </Stack>
  );
}

type WayProps = {
  readonly icon: ReactNode;
  readonly title: string;
  readonly text: string;
  readonly onClick: () => void;
  readonly first?: boolean;
};

function WayButton({ icon, title, text, onClick, first = false }: WayProps) {
  return (
    <button type="button" className={styles['way']} onClick={onClick} autoFocus={first}>
      <span aria-hidden="true" className={styles['wayIcon']}>
        {icon}
      </span>
      <span className={styles['wayTitle']}>{title}</span>
      <span className={styles['wayText']}>{text}</span>
    </button>
  );
}

/** Said honestly: the window cannot do it yet. */
function Join({ onBack }: { readonly onBack: () => void }) {
  return (
    <Paper withBorder p="xl">
      <Stack>
        <Title order={1}>{t('firstRun.join')}</Title>
        <Text size="lg">{t('firstRun.join.long')}</Text>
        <Text size="lg">{t('firstRun.join.now')}</Text>
        <button type="button" className={styles['plainButton']} onClick={onBack} autoFocus>
          {t('frame.key.back')}
        </button>
      </Stack>
    </Paper>
  );
}
