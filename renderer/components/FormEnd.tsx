// The end of a form: back, and the button that Enter presses.
import { Button, Group } from '@mantine/core';
import { t } from '../../shared/texts/texts';

type Props = { readonly words: string; readonly onBack: () => void };

export function FormEnd({ words, onBack }: Props) {
  return (
    <Group justify="flex-end" mt="md">
      <Button variant="default" onClick={onBack}>
        {t('frame.key.back')}
      </Button>
      <Button type="submit">{words}</Button>
    </Group>
  );
}
