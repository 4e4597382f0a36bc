// A key that makes a document final waits for the scans before it. Where one of those was refused after the person pressed,
// nobody has seen it yet: the key is refused once, so that no document is posted over an unseen refusal (faults 7, 9).
import { t } from '../../../shared/texts/texts';
import type { useLine } from '../../frame/frame-context';
import type { Shown } from '../../frame/shown';

/** Does `work` in its turn, unless an alarm came up that could not be seen when the key was pressed. */
export function actWhenSeen(line: ReturnType<typeof useLine>, work: () => Promise<Shown | null>): void {
  const seen = line.state().number;
  line.act(() => {
    const { alarm, shown } = line.state();
    if (alarm <= seen) return work();
    return Promise.resolve<Shown>({ tone: 'refused', words: t('receive.lookFirst'), details: [shown?.words ?? ''] });
  });
}
