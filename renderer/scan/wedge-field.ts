// The focused field under a scan: remembered at the first key, put back when the keys turn out to be a scanner's, and given
// the keys of a person that were kept from it. DOM only; what a key means is decided elsewhere.

type Field = HTMLInputElement | HTMLTextAreaElement;

export type KeptField = {
  readonly field: Field;
  readonly value: string;
  readonly start: number | null;
  readonly end: number | null;
};

/** Kinds of input that a key does not type into. */
const NOT_TYPED = new Set([
  'button',
  'checkbox',
  'color',
  'file',
  'hidden',
  'image',
  'radio',
  'range',
  'reset',
  'submit',
]);

function asField(element: Element | null): Field | null {
  if (element instanceof HTMLTextAreaElement) return element;
  return element instanceof HTMLInputElement && !NOT_TYPED.has(element.type) ? element : null;
}

/** True where a key types a character: a text field that may be written to, or editable content. */
export function isTypingField(element: Element | null): boolean {
  const field = asField(element);
  if (field !== null) return !field.readOnly && !field.disabled;
  return element instanceof HTMLElement && element.isContentEditable;
}

/** Remembers value and selection of a text field, null for anything else. */
export function keepField(element: Element | null): KeptField | null {
  const field = asField(element);
  return field && { field, value: field.value, start: field.selectionStart, end: field.selectionEnd };
}

/** Puts a field back as it was, through the platform's own setter, so that a controlled field takes note of it. */
export function restoreField(kept: KeptField): void {
  if (kept.field.value === kept.value) return;
  setValue(kept.field, kept.value);
  // Number and date fields have no selection to put back.
  if (kept.start !== null) kept.field.setSelectionRange(kept.start, kept.end);
}

function setValue(field: Field, value: string): void {
  const owner = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
  Object.getOwnPropertyDescriptor(owner.prototype, 'value')?.set?.call(field, value);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

/**
 * Types a text at the caret. The editing command goes the way of real typing: input events, length limits, undo. Where the
 * window refuses it the text is set directly.
 */
export function insertText(element: Element | null, text: string): void {
  if (typeof document.execCommand === 'function' && document.execCommand('insertText', false, text)) return;
  const field = asField(element);
  if (field === null) return;
  const start = field.selectionStart ?? field.value.length;
  const end = field.selectionEnd ?? start;
  setValue(field, field.value.slice(0, start) + text + field.value.slice(end));
  if (field.selectionStart !== null) field.setSelectionRange(start + text.length, start + text.length);
}
