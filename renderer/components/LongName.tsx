// A name of any length: two lines, then an ellipsis, the whole in a tooltip for the mouse and for the keyboard.
import { Tooltip } from '@mantine/core';
import { useLayoutEffect, useRef, useState } from 'react';
import styles from './components.module.css';

type Props = { readonly text: string; readonly lines?: 1 | 2; readonly className?: string };

export function LongName({ text, lines = 2, className }: Props) {
  const place = useRef<HTMLSpanElement>(null);
  const [cut, setCut] = useState(false);
  useLayoutEffect(() => {
    const element = place.current;
    if (!element) return undefined;
    const look = (): void =>
      setCut(element.scrollHeight > element.clientHeight + 1 || element.scrollWidth > element.clientWidth + 1);
    look();
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => observer.disconnect();
  }, [text]);
  return (
    <Tooltip label={text} disabled={!cut} maw="36rem">
      <span ref={place} className={`${styles['longName']} ${className ?? ''}`} data-lines={lines}>
        {text}
      </span>
    </Tooltip>
  );
}
