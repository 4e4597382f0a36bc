// What holds on this computer alone: light or dark, how loud, and what each of the four results sounds like.
import {
  Button,
  Group,
  SegmentedControl,
  Slider,
  Text,
  useMantineColorScheme,
  type MantineColorScheme,
} from '@mantine/core';
import { useState } from 'react';
import { t } from '../../../shared/texts/texts';
import { setCustomerDisplay, useHasCustomerDisplay } from '../../data/customer-display';
import type { Tone } from '../../frame/shown';
import { MAX_VOLUME, playTone, setVolume, volume } from '../../sound/sounds';
import styles from './settings.module.css';

const SCHEMES: readonly MantineColorScheme[] = ['light', 'dark', 'auto'];
const TONES: readonly Tone[] = ['taken', 'note', 'question', 'refused'];
const STEP = 10;

export function ComputerPart() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const customer = useHasCustomerDisplay();
  const [level, setLevel] = useState(volume);
  const change = (value: number): void => {
    setLevel(value);
    setVolume(value);
  };
  return (
    <div className={styles['stack']}>
      <h2>{t('settings.look')}</h2>
      <SegmentedControl
        className={styles['narrow']}
        value={colorScheme}
        onChange={(value) => setColorScheme(SCHEMES.find((scheme) => scheme === value) ?? 'auto')}
        data={SCHEMES.map((value) => ({ value, label: t(`settings.look.${value}`) }))}
        aria-label={t('settings.look')}
      />
      <h2>{t('settings.customer')}</h2>
      <SegmentedControl
        className={styles['narrow']}
        value={customer ? 'on' : 'off'}
        onChange={(value) => setCustomerDisplay(value === 'on')}
        data={[
          { value: 'off', label: t('settings.customer.off') },
          { value: 'on', label: t('settings.customer.on') },
        ]}
        aria-label={t('settings.customer')}
      />
      <Text>{t('settings.customer.text')}</Text>
      <h2>{t('settings.sound')}</h2>
      <Text>{level === 0 ? t('settings.volume.off') : t('settings.volume', { level })}</Text>
      <Slider
        className={styles['narrow']}
        value={level}
        onChange={change}
        min={0}
        max={MAX_VOLUME}
        step={STEP}
        label={null}
        size="lg"
        thumbLabel={t('settings.volume.label')}
      />
      <Group>
        {TONES.map((tone) => (
          <Button key={tone} variant="default" onClick={() => playTone(tone)}>
            {t(`settings.sound.${tone}`)}
          </Button>
        ))}
      </Group>
    </div>
  );
}
