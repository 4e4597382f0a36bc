// Why a label is not printed, as one sentence for the operator, the designer and the list of jobs.
import type { LabelRefusal } from '../paper/label-symbols';
import { mmText } from './mm';
import { t } from './texts';

export function labelRefusalText(refusal: LabelRefusal): string {
  switch (refusal.kind) {
    case 'serialNotPrintable':
    case 'serialNotGs1':
      return t(`labels.refused.${refusal.kind}`, { serial: refusal.serial });
    case 'symbolTooLarge': {
      const { fits, symbol, neededHmm, roomHmm } = refusal;
      const offer =
        fits === null ? t('labels.refused.larger') : t('labels.refused.offer', { symbol: t(`labels.symbol.${fits}`) });
      // For bars the room is the whole width of the label.
      const key = symbol === 'code128' ? 'labels.refused.tooWide' : 'labels.refused.tooLarge';
      return t(key, { symbol: t(`labels.symbol.${symbol}`), needed: mmText(neededHmm), room: mmText(roomHmm), offer });
    }
    case 'labelTooLow':
      return t('labels.refused.tooLow', { needed: mmText(refusal.neededHmm), room: mmText(refusal.roomHmm) });
    case 'noRoomForMark':
      return t('labels.refused.noRoomForMark', { mark: refusal.mark });
  }
}
