// The sentences of the label designer in Settings and of labels that cannot be printed. Part of the catalogue in texts.ts.

export const LABEL_TEXTS = {
  'labels.symbol.code128': 'Code 128',
  'labels.symbol.dataMatrix': 'Data Matrix',
  'labels.symbol.gs1DataMatrix': 'GS1 Data Matrix',
  'labels.symbol.qr': 'QR code',
  'labels.refused.serialNotPrintable':
    '"{serial}" holds characters that no label symbol carries, or is too long for one.',
  'labels.refused.serialNotGs1':
    '"{serial}" cannot stand in a GS1 code, which takes 20 characters at most and no blanks, # $ @ ^ or brackets like [ ]. Use a label with a plain Data Matrix.',
  'labels.refused.tooWide': '{symbol} needs {needed} mm and the label has {room} mm. {offer}',
  'labels.refused.tooLarge': '{symbol} needs {needed} mm and beside text and margins the label has {room} mm. {offer}',
  'labels.refused.offer': 'Use a format with {symbol}, which fits.',
  'labels.refused.larger': 'Use a larger label.',
  'labels.refused.tooLow':
    'Bars, text and margins need a label {needed} mm high and it has {room} mm. Use lower bars, smaller type or a higher label.',
  'labels.refused.noRoomForMark':
    'The symbols leave no room for {mark}, which this label must carry. Use a larger label or smaller symbols.',
} as const;
