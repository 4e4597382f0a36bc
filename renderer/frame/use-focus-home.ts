// A dialog takes the focus and gives it back: whatever closes it, the scan field is armed again.
import { useEffect } from 'react';
import { armScanField } from './scan-field';

/** For a dialog: when it is gone and nothing else has taken the focus by then, the focus comes home to the scan field. */
export function useFocusHome(): void {
  useEffect(
    () => () => {
      if (document.activeElement === document.body) armScanField();
    },
    [],
  );
}
