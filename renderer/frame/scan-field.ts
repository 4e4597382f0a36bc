// The scan field as a place: where the focus comes home to, and where a number is typed before a key that uses it.
// Read and cleared in one breath, as every text that is taken from it.

function scanField(): HTMLInputElement | null {
  return document.querySelector<HTMLInputElement>('input[data-scan-field]');
}

/** The scan field takes the focus; text that somebody typed stays in it. */
export function armScanField(): void {
  scanField()?.focus();
}

/** The text that is typed and not sent; the field is empty afterwards. */
export function takeScanText(): string {
  const field = scanField();
  if (!field) return '';
  const text = field.value.trim();
  field.value = '';
  return text;
}
