// What the keys of a vendor return ask for: the vendor, the vendor's own number, and why a foreign piece goes along.
import { t } from '../../../shared/texts/texts';
import { useLine } from '../../frame/frame-context';
import type { Shown } from '../../frame/shown';
import { VendorChooser } from '../receive/choosers';
import { EntryDialog } from '../receive/EntryDialog';
import { readWords } from '../receive/read-words';
import type { OpenDraft } from '../receive/use-draft';
import { useApprovedCall } from './approved-call';
import type { Foreign, VendorAsking } from './asking';

type Props = {
  readonly open: OpenDraft;
  readonly asking: VendorAsking;
  readonly foreign: Foreign | null;
  readonly onOverride: (reason: string) => void;
  readonly onClose: () => void;
};

export function VendorDialogs({ open, asking, foreign, onOverride, onClose }: Props) {
  const queue = useLine();
  const approved = useApprovedCall();
  const change = (header: { readonly vendor?: string; readonly deliveryNote?: string }, words: string): void => {
    onClose();
    queue.act(() => changeHeader(open, header, words));
  };
  const sendAllTheSame = (reason: string): void => {
    onClose();
    onOverride(reason);
    queue.act(async () => {
      const draft = open.current();
      if (draft === null || !foreign) return null;
      const args = { draft, text: foreign.text, choose: foreign.serial, confirm: 'unitFromOtherVendor' };
      return open.heard(foreign.text, await approved('scan', args));
    });
  };
  switch (asking.kind) {
    case 'vendor':
      return (
        <VendorChooser
          title={t('returns.vendor.ask')}
          onPick={({ id, title }) => change({ vendor: id }, t('receive.vendor.set', { name: title }))}
          onDrop={onClose}
        />
      );
    case 'reference':
      return (
        <EntryDialog
          title={t('returns.vendor.reference.ask')}
          hint={t('returns.vendor.reference.hint')}
          start={open.draft?.header.deliveryNote ?? ''}
          read={readWords}
          bad={t('returns.vendor.reference.bad')}
          onTake={(number) => change({ deliveryNote: number }, t('returns.vendor.reference.set', { number }))}
          onDrop={onClose}
        />
      );
    case 'override':
      return (
        <EntryDialog
          title={t('returns.vendor.override.ask', {
            unit: foreign?.serial ?? '',
            vendor: open.draft?.header.vendorName ?? '',
          })}
          hint={t('returns.vendor.override.hint')}
          start=""
          read={readWords}
          bad={t('returns.vendor.override.bad')}
          onTake={sendAllTheSame}
          onDrop={onClose}
        />
      );
  }
}

async function changeHeader(open: OpenDraft, header: object, words: string): Promise<Shown | null> {
  const said = (): Shown => ({ tone: 'taken', words });
  const draft = open.current();
  return draft === null
    ? open.start({ ...header }, said)
    : open.run(open.call('changeDraft', { draft, ...header }), said);
}
