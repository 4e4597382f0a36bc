// The key strip with what the topmost layer offers at this moment.
import { useSyncExternalStore } from 'react';
import { KeyStrip } from '../components/KeyStrip';
import { useFrameParts } from './frame-context';
import { stripOf } from './keys';
import { armScanField } from './scan-field';

export function Strip() {
  const { keys } = useFrameParts();
  useSyncExternalStore(keys.subscribe, keys.version);
  return (
    <KeyStrip
      actions={stripOf(keys)}
      onPress={(action) => {
        action.act();
        // A dialog that opened has taken the focus for itself by then.
        if (document.activeElement === document.body) armScanField();
      }}
    />
  );
}
