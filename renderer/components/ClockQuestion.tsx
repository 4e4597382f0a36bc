// The clock looks wrong against the last posting: a person says yes, or goes and sets the clock (DESIGN 6, Order).
import { Button, Group, Modal, Text } from '@mantine/core';
import { t } from '../../shared/texts/texts';
import type { ClockDoubt } from '../data/detours';
import { timeText } from '../data/time-text';
import { useKeys, useRefuseScans } from '../frame/frame-context';
import { useFocusHome } from '../frame/use-focus-home';

type Props = { readonly doubt: ClockDoubt; readonly onAnswer: (yes: boolean) => void };

export function ClockQuestion({ doubt, onAnswer }: Props) {
  useFocusHome();
  useRefuseScans(t('frame.scan.clock'));
  useKeys([{ key: 'Escape', words: t('frame.clock.no'), act: () => onAnswer(false) }], 'dialog');
  return (
    <Modal opened onClose={() => onAnswer(false)} title={t('frame.clock.title')} withCloseButton={false}>
      <Text size="lg">{t('frame.clock.text', { now: timeText(doubt.nowMs), last: timeText(doubt.lastAtMs) })}</Text>
      <Group mt="lg" justify="flex-end">
        <Button variant="default" onClick={() => onAnswer(false)}>
          {t('frame.clock.no')}
        </Button>
        <Button data-autofocus onClick={() => onAnswer(true)}>
          {t('frame.clock.yes')}
        </Button>
      </Group>
    </Modal>
  );
}
