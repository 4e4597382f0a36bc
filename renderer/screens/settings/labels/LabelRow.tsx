// One label of the list: its picture, what it is, and what can be done with it.
import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { LabelFormat } from '../../../../shared/paper/label-format';
import { isOwnFormat } from '../../../../shared/paper/own-format';
import { mmText } from '../../../../shared/texts/mm';
import { t } from '../../../../shared/texts/texts';
import { LabelSvg } from '../../../components/LabelSvg';
import { LongName } from '../../../components/LongName';
import { useCall } from '../../../data/use-call';
import { useLabelLayout } from '../../../data/use-label-layout';
import { useFrameParts, useHouse } from '../../../frame/frame-context';
import settings from '../settings.module.css';
import { useDo } from '../use-do';
import { otherResolution, printersWith, usedBy, type Printers } from './label-printers';
import styles from './labels.module.css';
import { sampleLabel, WIDEST_SERIAL } from './sample-label';

type Props = {
  readonly format: LabelFormat;
  readonly printers: Printers;
  readonly focused: boolean;
  readonly onCopy: () => void;
  /** Null for what comes with the program. */
  readonly onChange: (() => void) | null;
};

export function LabelRow(props: Props) {
  const { format, printers } = props;
  const house = useHouse();
  const layout = useLabelLayout(sampleLabel(house, WIDEST_SERIAL), format, format.dpi[0] ?? 0);
  const used = usedBy(printers, format.id);
  const other = otherResolution(printers, format);
  return (
    <li className={styles['label']} data-testid={`label-${format.id}`}>
      <div className={styles['thumb']}>
        {layout.kind === 'drawing' ? (
          <LabelSvg drawing={layout.drawing} words={t('labels.preview', { name: format.name })} />
        ) : null}
      </div>
      <span>
        <LongName text={format.name} className={settings['name']} />
        <span className={settings['quiet']}>{factsOf(format)}</span>
        {used && other === null ? <span className={styles['used']}>{t('labels.used')}</span> : null}
        {other === null ? null : <span className={styles['other']}>{t('labels.used.other', { dpi: other })}</span>}
      </span>
      <Actions {...props} />
    </li>
  );
}

function Actions({ format, printers, focused, onCopy, onChange }: Props) {
  const call = useCall();
  const doIt = useDo();
  const { arm } = useFrameParts();
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (focused) first.current?.focus();
  }, [focused]);
  const { name } = format;
  const withThis = printersWith(printers, format);
  const use = (): void => {
    if (!withThis) return;
    const dpi = String(withThis.find((one) => one['for'] === 'label')?.['dpi']);
    doIt(() => call('savePrinters', { printers: withThis }), t('labels.used.now', { name, dpi }));
  };
  const remove = (): void =>
    doIt(() => call('deleteLabelFormat', { format: format.id }), t('labels.deleted', { name }), arm);
  return (
    <div className={styles['actions']}>
      {onChange ? (
        <Button ref={first} variant="default" onClick={onChange} aria-label={t('labels.change.of', { name })}>
          {t('settings.change')}
        </Button>
      ) : null}
      <Button
        ref={onChange ? null : first}
        variant="default"
        onClick={onCopy}
        aria-label={t('labels.copy.of', { name })}
      >
        {t('labels.copy')}
      </Button>
      {withThis && (!usedBy(printers, format.id) || otherResolution(printers, format) !== null) ? (
        <Button variant="default" onClick={use} aria-label={t('labels.use.of', { name })}>
          {t('labels.use')}
        </Button>
      ) : null}
      {isOwnFormat(format.id) ? (
        <Button variant="default" onClick={remove} aria-label={t('labels.delete.of', { name })}>
          {t('labels.delete')}
        </Button>
      ) : null}
    </div>
  );
}

/** Size, symbols and resolutions in one line. */
function factsOf({ widthHmm, heightHmm, code128, square, dpi, sheet }: LabelFormat): string {
  const symbols = [...(code128 ? (['code128'] as const) : []), ...(square ? [square.kind] : [])];
  return [
    t('labels.size', { width: mmText(widthHmm), height: mmText(heightHmm) }),
    ...(sheet ? [t('labels.sheet', { count: sheet.columns * sheet.rows })] : []),
    symbols.map((symbol) => t(`labels.symbol.${symbol}`)).join(', '),
    t('labels.dpi', { dpi: dpi.join(', ') }),
  ].join(' \u00b7 ');
}
