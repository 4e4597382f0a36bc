// A to-do list, not a log: each row says what happened and what somebody must do, and Enter does it or opens it.
import { IconAlertTriangle, IconBarcode, IconPrinterOff, IconThumbUp } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import type { AttentionRow, JobAnswer } from '../../../shared/contract/answers';
import { MAX_ROWS } from '../../../shared/contract/queries';
import { t } from '../../../shared/texts/texts';
import { EmptyState } from '../../components/EmptyState';
import { SerialText } from '../../components/SerialText';
import { UnitList } from '../../components/UnitList';
import { timeText } from '../../data/time-text';
import { useAsk } from '../../data/use-ask';
import { useCall } from '../../data/use-call';
import { useShowProblem } from '../../data/use-shown';
import { useKeys, useLine, useOpenScreen } from '../../frame/frame-context';
import { useScanToUnits } from '../../frame/use-scan-to-units';
import styles from './attention.module.css';

/** Failed prints that a person goes through one by one. */
const MAX_JOBS = 200;
const ICON_PX = 64;
const ROW_ICON_PX = 28;

type Task =
  { readonly kind: 'books'; readonly row: AttentionRow } | { readonly kind: 'print'; readonly job: JobAnswer };

export function AttentionScreen() {
  const [at, setAt] = useState(0);
  const rows = useAsk('attention', { limit: MAX_ROWS }).result ?? [];
  const jobs = useAsk('jobs', { limit: MAX_JOBS }).result ?? [];
  const openScreen = useOpenScreen();
  const print = usePrintAgain();
  useScanToUnits();
  const tasks: readonly Task[] = [
    ...rows.map((row) => ({ kind: 'books' as const, row })),
    ...jobs
      .filter((job) => job.state === 'failed' && job.test === null)
      .map((job) => ({ kind: 'print' as const, job })),
  ];
  const marked = Math.min(at, Math.max(tasks.length - 1, 0));
  const task = tasks[marked];
  const serial = task?.kind === 'books' ? task.row.serial : (task?.job.serials[0] ?? null);
  const act = (): void => {
    if (task?.kind === 'print') print(task.job);
    else if (serial !== null) openScreen('units', serial);
  };
  const move = (by: number): void => setAt(Math.min(Math.max(marked + by, 0), tasks.length - 1));
  useKeys([
    { key: 'ArrowDown', words: t('counter.key.down'), act: () => move(1), silent: true },
    { key: 'ArrowUp', words: t('counter.key.up'), act: () => move(-1), silent: true },
    ...(task?.kind === 'print' && serial !== null
      ? [{ key: 'F5', words: t('attention.key.unit'), act: () => openScreen('units', serial) }]
      : []),
    {
      key: 'Enter',
      words: task?.kind === 'print' ? t('attention.key.print') : t('attention.key.unit'),
      act,
      off: !task,
      main: true,
    },
  ]);
  return (
    <section className={styles['tasks']}>
      <h1 className="seen-by-readers-only">{t('frame.tab.attention')}</h1>
      {tasks.length === 0 ? (
        <EmptyState icon={<IconThumbUp size={ICON_PX} />} title={t('attention.none')} text={t('attention.none.text')} />
      ) : (
        <UnitList
          label={t('frame.tab.attention')}
          rows={tasks}
          keyOf={keyOf}
          cursor={marked}
          onCursor={setAt}
          onOpen={act}
        >
          {(one) => (one.kind === 'books' ? <BooksRow row={one.row} /> : <PrintRow job={one.job} />)}
        </UnitList>
      )}
    </section>
  );
}

/** Prints again what did not come out; the paper says that it is a reprint. */
function usePrintAgain(): (job: JobAnswer) => void {
  const call = useCall();
  const showProblem = useShowProblem();
  const line = useLine();
  return (job) =>
    line.act(async () => {
      const reason = t('attention.reprint.reason');
      const wanted = job.document === null ? job.serials.map((unit) => ({ unit })) : [{ document: job.document }];
      for (const what of wanted) {
        const problem = await showProblem(await call('reprint', { ...what, reason }));
        if (problem) return problem;
      }
      return { tone: 'taken', words: t('attention.printed') };
    });
}

function keyOf(task: Task): string {
  return task.kind === 'books' ? `${task.row.ref} ${task.row.line} ${task.row.kind}` : `job ${task.job.id}`;
}

function BooksRow({ row }: { readonly row: AttentionRow }) {
  const icon = row.kind === 'twin' ? <IconBarcode size={ROW_ICON_PX} /> : <IconAlertTriangle size={ROW_ICON_PX} />;
  return (
    <TaskRow icon={icon} title={t(`attention.${row.kind}`)} text={t(`attention.${row.kind}.do`)}>
      {row.serial === null ? null : <SerialText text={row.serial} strong />}
    </TaskRow>
  );
}

function PrintRow({ job }: { readonly job: JobAnswer }) {
  const title =
    job.kind === 'label'
      ? t('attention.label', { count: job.serials.length })
      : t('attention.slip', { number: job.docNo ?? '' });
  const text = t('attention.print.do', { error: job.error ?? '', time: timeText(job.atMs) });
  return (
    <TaskRow icon={<IconPrinterOff size={ROW_ICON_PX} />} title={title} text={text}>
      {job.serials[0] === undefined ? null : <SerialText text={job.serials[0]} />}
    </TaskRow>
  );
}

type RowProps = {
  readonly icon: ReactNode;
  readonly title: string;
  readonly text: string;
  readonly children: ReactNode;
};

function TaskRow({ icon, title, text, children }: RowProps) {
  return (
    <div className={styles['row']}>
      <span aria-hidden="true" className={styles['icon']}>
        {icon}
      </span>
      <span>
        <span className={styles['title']}>{title}</span>
        <span className={styles['text']}>{text}</span>
      </span>
      <span>{children}</span>
    </div>
  );
}
