// The search field of Units: what is typed is searched at once; arrows choose a hit, Enter opens it, Esc goes back to the
// scan field.
import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { KeyboardEvent, RefObject } from 'react';
import { t } from '../../../shared/texts/texts';
import { useFrameParts } from '../../frame/frame-context';

const ICON_PX = 22;
/** The contract searches for no longer text. */
const MAX_TEXT = 200;

type Props = {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly onMove: (by: number) => void;
  readonly onOpen: () => void;
};

export function SearchField({ field, text, onText, onMove, onOpen }: Props) {
  const { arm } = useFrameParts();
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown') onMove(1);
    else if (event.key === 'ArrowUp') onMove(-1);
    else if (event.key === 'Enter') onOpen();
    else if (event.key === 'Escape') arm();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <TextInput
      ref={field}
      size="md"
      label={t('units.search.label')}
      placeholder={t('units.search.placeholder')}
      leftSection={<IconSearch size={ICON_PX} aria-hidden="true" />}
      value={text}
      maxLength={MAX_TEXT}
      autoComplete="off"
      spellCheck={false}
      onChange={(event) => onText(event.currentTarget.value)}
      onKeyDown={onKeyDown}
    />
  );
}
