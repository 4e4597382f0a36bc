// The moment before the ledger has answered; usually too short to read.
import { Center, Text } from '@mantine/core';
import { t } from '../../shared/texts/texts';

export function OpeningScreen() {
  return (
    <Center h="100%" component="main">
      <Text size="xl" c="dimmed">
        {t('frame.opening')}
      </Text>
    </Center>
  );
}
