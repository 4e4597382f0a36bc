// The query `resolve`: what a scan means, with names, for the unit card of any screen and for the command line.
import type { Resolution } from '../../shared/contract/answers';
import type { Item, User } from '../../shared/domain/model';
import { deskOf } from '../drafts/desk';
import type { Door } from './door';
import { documentSummary } from './documents';

export function resolutionOf({ core }: Door, text: string, user: User | null): Resolution {
  const { resolver, names } = deskOf(core);
  const station = core.station();
  const branch = station?.branch ?? '';
  const year = Number(core.businessDate(core.view.branches([branch]).get(branch), core.now()).slice(0, 4));
  const resolved = resolver.resolve(text, year);
  const item = (one: Item): ReturnType<typeof names.items>[number] | undefined => names.items([one], branch)[0];
  switch (resolved.kind) {
    case 'unit': {
      const [unit] = names.units([resolved.unit], user);
      return unit
        ? { kind: 'unit', unit, match: resolved.match }
        : { kind: 'nothing', refusal: { code: 'scanUnknown', text } };
    }
    case 'item': {
      const summary = item(resolved.item);
      return summary
        ? { kind: 'item', item: summary, makerText: resolved.makerText }
        : { kind: 'nothing', refusal: { code: 'scanUnknown', text } };
    }
    case 'several':
      return {
        kind: 'several',
        units: names.units(resolved.units, user),
        items: names.items(resolved.items, branch),
        reason: resolved.reason,
      };
    case 'document': {
      const document = documentSummary(core, resolved.ref, user);
      return document
        ? { kind: 'document', document }
        : { kind: 'nothing', refusal: { code: 'unknownDocument', document: text } };
    }
    default:
      return resolved;
  }
}
