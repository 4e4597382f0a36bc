// The result of the last scan or key: colour, icon and words at one place; the sound is played by the frame.
// A question is answered right here. What is refused stays until the next scan or Esc.
import { IconAlertTriangle, IconCircleCheck, IconCircleX, IconHelpCircle, IconScan } from '@tabler/icons-react';
import { t } from '../../shared/texts/texts';
import type { Choice, Shown, Tone } from '../frame/shown';
import { ChoiceList } from './ChoiceList';
import styles from './components.module.css';

const ICONS = {
  taken: IconCircleCheck,
  question: IconHelpCircle,
  refused: IconCircleX,
  note: IconAlertTriangle,
} satisfies Record<Tone, unknown>;
const ICON_PX = 34;

type Props = {
  readonly shown: Shown | null;
  /** False while the question of this result has been answered or taken away. */
  readonly asking: boolean;
  readonly onPick: (choice: Choice) => void;
  readonly onDrop: () => void;
};

export function ResultLine({ shown, asking, onPick, onDrop }: Props) {
  if (!shown) return <Ready />;
  const Icon = ICONS[shown.tone];
  const urgent = shown.tone === 'refused' || shown.tone === 'question';
  return (
    <div className={styles['result']} data-tone={shown.tone} data-code={shown.code} data-testid="result">
      <Icon size={ICON_PX} aria-hidden="true" />
      <div role={urgent ? 'alert' : 'status'} className={styles['resultText']}>
        <div className={styles['resultWords']} title={shown.words}>
          <span className="seen-by-readers-only">{t(`frame.tone.${shown.tone}`)}</span>
          {shown.words}
        </div>
        {(shown.details ?? []).map((detail) => (
          <div key={detail} className={styles['resultDetails']}>
            {detail}
          </div>
        ))}
      </div>
      {shown.help ? (
        <span className={styles['resultHelp']}>
          <kbd className={styles['key']}>{shown.help.key}</kbd> {shown.help.words}
        </span>
      ) : null}
      {asking && shown.question ? (
        <div className={styles['resultQuestion']}>
          <ChoiceList label={shown.words} choices={shown.question.choices} onPick={onPick} onDrop={onDrop} />
        </div>
      ) : null}
    </div>
  );
}

function Ready() {
  return (
    <div className={styles['result']} data-testid="result">
      <IconScan size={ICON_PX} aria-hidden="true" />
      <div role="status" className={styles['quiet']}>
        {t('frame.ready')}
      </div>
    </div>
  );
}
