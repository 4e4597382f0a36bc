// The result line on pages outside the frame, so that a scan that meets sign-in or first run is answered there too.
import { useSyncExternalStore } from 'react';
import { ResultLine } from '../components/ResultLine';
import { useFrameParts } from '../frame/frame-context';

export function PageResult() {
  const { queue } = useFrameParts();
  const line = useSyncExternalStore(queue.subscribe, queue.state);
  if (!line.shown) return null;
  return <ResultLine key={line.number} shown={line.shown} asking={false} onPick={queue.answer} onDrop={queue.clear} />;
}
