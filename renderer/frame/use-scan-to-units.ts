// "Whose is this unit?" is one scan on any screen: where a scan has no use of its own it goes to Units and is answered there.
import { useFrameParts, useOpenScreen, useScanTarget } from './frame-context';

export function useScanToUnits(): void {
  const open = useOpenScreen();
  const { arm } = useFrameParts();
  useScanTarget((text) => {
    open('units', text);
    arm();
    return Promise.resolve(null);
  });
}
