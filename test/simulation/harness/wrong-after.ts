// Commands on what follows a sale that the rules must refuse: voids, parking, returns, vendor returns.
import { refOf } from '../../../shared/domain/posting';
import type { Unit } from '../../../shared/domain/model';
import type { Call } from './both';
import { sold, type Maker } from './valid-goods';
import type { World } from './world';
import { inShift, rope } from './wrong-goods';
import { always, wrong, type Wrong } from './wrong-house';

const ONE = 10_000_000;

const voided = (document: string): Call => ({
  name: 'voidSale',
  user: 'manager',
  args: { sale: document, reason: 'r' },
});

export const WRONG_AFTER: readonly Wrong[] = [
  wrong(
    'unknownDocument',
    inShift((world) => voided(world.random.pick([`${world.station}:999999`, `${world.station}:1`, 'nothing']))),
  ),
  wrong(
    'saleVoided',
    inShift((world) => {
      const gone = world.random.pickOrNull(world.ofKind('sale.voided'));
      return gone && voided(gone.body.sale);
    }),
  ),
  wrong(
    'saleHasReturns',
    inShift((world) => {
      const back = world.random.pickOrNull(
        world
          .openSales()
          .filter(
            (one) =>
              one.header.station === world.station &&
              (world.memory.saleState(refOf(one.header))?.returnedE7.size ?? 0) > 0,
          ),
      );
      return back && voided(refOf(back.header));
    }),
  ),
  wrong(
    'saleOfOtherShift',
    inShift((world) => {
      const other = world.random.pickOrNull(world.openSales().filter((one) => one.header.station !== world.station));
      return other && voided(refOf(other.header));
    }),
  ),
  always('unknownDocument', (world) => ({ name: 'recallSale', args: { parked: `${world.station}:1` } })),
  wrong('parkedSaleGone', (world) => {
    const gone = world.random.pickOrNull(world.ofKind('sale.recalled'));
    return gone && { name: 'recallSale', args: { parked: gone.body.parked } };
  }),
  always('nothingToPost', () => ({ name: 'parkSale', args: { label: 'l', lines: [] } })),
  always('unknownItem', () => ({ name: 'parkSale', args: { label: 'l', lines: [{ item: 'nothing' }] } })),
  wrong('unitReserved', (world) => {
    const unit = world.random.pickOrNull(world.units('reserved'));
    return unit && { name: 'parkSale', args: { label: 'l', lines: [{ item: unit.item, units: [unit.serial] }] } };
  }),
];

const returned = (lines: readonly object[], more: object = {}): Call => ({
  name: 'returnGoods',
  user: 'manager',
  args: { lines, ...more },
});
const oneSold = (make: (world: World, unit: Unit) => Call | null): Maker =>
  inShift((world) => {
    const unit = world.random.pickOrNull(sold(world));
    return unit && make(world, unit);
  });
const goodsSale = (world: World): { readonly ref: string; readonly line: number } | null => {
  const sales = world.openSales().filter((one) => one.body.lines.some((line) => line.units.length === 0));
  const found = world.random.pickOrNull(sales);
  return found && { ref: refOf(found.header), line: found.body.lines.findIndex((line) => line.units.length === 0) };
};

export const WRONG_RETURN: readonly Wrong[] = [
  always('notAllowed', () => ({ ...returned([{ unit: 'x', reason: 'mind' }]), user: 'receiver' })),
  wrong('shiftNotOpen', (world) =>
    world.memory.openShift(world.station) ? null : returned([{ unit: 'x', reason: 'mind' }]),
  ),
  wrong(
    'unknownCustomer',
    inShift(() => returned([{ unit: 'x', reason: 'mind' }], { customer: 'nobody' })),
  ),
  wrong(
    'nothingToPost',
    inShift(() => returned([])),
  ),
  wrong(
    'notSoldByUs',
    inShift((world) => returned([{ unit: world.random.pick(['x', world.freeSerial()]), reason: 'mind' }])),
  ),
  wrong(
    'unitInStock',
    inShift((world) => {
      const unit = world.random.pickOrNull(world.units('in_stock'));
      return unit && returned([{ unit: unit.serial, reason: 'mind' }]);
    }),
  ),
  wrong(
    'unitTwice',
    oneSold((_, unit) => returned([unit, unit].map(({ serial }) => ({ unit: serial, reason: 'mind' })))),
  ),
  wrong(
    'unknownReason',
    oneSold((_, unit) => returned([{ unit: unit.serial, reason: 'whim' }])),
  ),
  wrong(
    'locationOfOtherBranch',
    oneSold((_, unit) => returned([{ unit: unit.serial, reason: 'away' }])),
  ),
  wrong(
    'soldToOtherCustomer',
    inShift((world) => {
      const unit = world.random.pickOrNull(sold(world).filter((one) => one.customer !== null));
      return (
        unit && {
          ...returned([{ unit: unit.serial, reason: 'mind' }], { customer: world.id('c1003') }),
          user: 'cashier',
        }
      );
    }),
  ),
  wrong(
    'returnWindowOver',
    inShift((world) => {
      const today = Math.floor(world.till.nowMs / 86_400_000);
      const day = (unit: Unit): number =>
        Date.parse(world.memory.posting(unit.sale ?? '')?.header.businessDate ?? '') / 86_400_000;
      const old = world.random.pickOrNull(
        sold(world).filter(
          (unit) =>
            unit.customer === null &&
            (today - day(unit) > 4 || world.memory.posting(unit.sale ?? '')?.kind === 'units.imported'),
        ),
      );
      return old && { ...returned([{ unit: old.serial, reason: 'mind' }]), user: 'cashier' };
    }),
  ),
  wrong(
    'refundNotTheShare',
    oneSold((_, unit) => returned([{ unit: unit.serial, reason: 'mind' }], { refunds: [] })),
  ),
  wrong(
    'refundExceedsPaid',
    oneSold((_, unit) =>
      returned([{ unit: unit.serial, reason: 'mind' }], { refunds: [{ kind: 'voucher', amountMinor: 9_000_000 }] }),
    ),
  ),
  wrong(
    'unknownDocument',
    inShift(() => returned([{ sale: 'nothing', reason: 'mind' }])),
  ),
  wrong(
    'unknownDocument',
    inShift(() => returned([{ reason: 'mind' }])),
  ),
  wrong(
    'saleVoided',
    inShift((world) => {
      const gone = world.random.pickOrNull(world.ofKind('sale.voided'));
      return gone && returned([{ sale: gone.body.sale, reason: 'mind' }]);
    }),
  ),
  wrong(
    'quantityNotSold',
    inShift((world) => {
      const goods = goodsSale(world);
      return (
        goods &&
        returned([
          { sale: goods.ref, saleLine: world.random.pick([goods.line, 99]), quantityE7: 1_000 * ONE, reason: 'mind' },
        ])
      );
    }),
  ),
];

const toVendor = (world: World, lines: readonly object[], more: object = {}): Call => ({
  name: 'returnToVendor',
  user: 'receiver',
  args: { vendor: world.id('V1'), lines, ...more },
});

export const WRONG_VENDOR: readonly Wrong[] = [
  always('notAllowed', (world) => ({ ...toVendor(world, [rope(world, {})]), user: 'cashier' })),
  always('unknownVendor', (world) => toVendor(world, [rope(world, {})], { vendor: 'nobody' })),
  always('nothingToPost', (world) =>
    toVendor(world, world.random.pick([[], [{ units: [] }], [{ item: world.id('ROPE') }]])),
  ),
  always('unitTwice', (world) => toVendor(world, [{ units: ['x', 'x'] }])),
  always('serialUnknown', (world) => toVendor(world, [{ units: [world.freeSerial()] }])),
  wrong('unitFromOtherVendor', (world) => {
    const unit = world.random.pickOrNull(world.units('in_stock').filter((one) => one.vendor !== world.id('V1')));
    return (
      unit &&
      toVendor(world, [{ units: [unit.serial] }], { overrideReason: world.random.pick([null, 'no right to it']) })
    );
  }),
  always('unknownItem', (world) => toVendor(world, [{ item: 'nothing', quantityE7: ONE }])),
  always('unitsMissing', (world) => toVendor(world, [{ item: world.id('CAM'), quantityE7: ONE }])),
  always('noUnitsOfItem', (world) => toVendor(world, [{ item: world.id('FEE'), quantityE7: ONE }])),
  always('stockTooLow', (world) => toVendor(world, [rope(world, { quantityE7: 100_000 * ONE })])),
];
