// The one way out of the window: `window.unitill`, put there by the preload script. Nothing else touches it.
import type { Desktop } from '../../shared/contract/desktop';

/** The API of the main process. Throws where the preload script did not run, since nothing could work then. */
export function desktop(): Desktop {
  const { unitill } = window as unknown as { readonly unitill?: Desktop };
  if (!unitill) throw new Error('window.unitill is missing: the preload script did not run');
  return unitill;
}
