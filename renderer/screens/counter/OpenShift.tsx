// No money moves without a shift: the counter asks for the float and opens one with a single key. Scans go on meanwhile.
import { Button } from '@mantine/core';
import { IconCashRegister } from '@tabler/icons-react';
import { useRef, useState, type FormEvent } from 'react';
import { formatMinor, parseMinor } from '../../../shared/money/format';
import { t } from '../../../shared/texts/texts';
import { useMoney } from '../../components/Money';
import { useCall } from '../../data/use-call';
import { useShowProblem } from '../../data/use-shown';
import { useFrameParts, useLine } from '../../frame/frame-context';
import styles from './counter.module.css';

const ICON_PX = 56;

export function OpenShift() {
  const { currency, digits, full } = useMoney();
  const [problem, setProblem] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const call = useCall();
  const showProblem = useShowProblem();
  const line = useLine();
  const { arm } = useFrameParts();
  const open = (event: FormEvent): void => {
    event.preventDefault();
    const floatMinor = parseMinor(field.current?.value ?? '', digits);
    setProblem(floatMinor === null || floatMinor < 0);
    if (floatMinor === null || floatMinor < 0) return;
    line.act(async () => {
      const refused = await showProblem(await call('openShift', { floatMinor }));
      // The form goes, and the focus with it: home to the scan field.
      if (!refused) arm();
      return refused ?? { tone: 'taken', words: t('shift.opened', { amount: full(floatMinor) }) };
    });
  };
  return (
    <aside className={styles['totals']} data-paying="" aria-label={t('shift.title')}>
      <form className={styles['shift']} onSubmit={open}>
        <IconCashRegister size={ICON_PX} aria-hidden="true" color="var(--accent)" />
        <h2 className={styles['shiftTitle']}>{t('shift.title')}</h2>
        <p>{t('shift.text')}</p>
        <label className={styles['amountField']}>
          <span>{t('shift.float', { currency })}</span>
          <input
            ref={field}
            autoFocus
            inputMode="decimal"
            autoComplete="off"
            defaultValue={formatMinor(0, digits)}
            onFocus={(event) => event.currentTarget.select()}
            aria-invalid={problem}
          />
        </label>
        <p className={styles['payProblem']} role="alert">
          {problem ? t('pay.notAmount') : ''}
        </p>
        <Button type="submit" size="lg" fullWidth>
          {t('shift.open')}
        </Button>
      </form>
    </aside>
  );
}
