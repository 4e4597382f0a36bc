// Commands on goods that the rules must refuse: receipts and sales.
import type { Unit } from '../../../shared/domain/model';
import { formatSerial } from '../../../shared/serial/serial';
import type { Call } from './both';
import { saleable, type Maker } from './valid-goods';
import type { World } from './world';
import { always, wrong, type Wrong } from './wrong-house';

const ONE = 10_000_000;
const MOST = 1_000_000_000_000;

const receive = (world: World, lines: readonly object[], more: object = {}): Call => ({
  name: 'receiveUnits',
  user: 'owner',
  args: { vendor: world.id('V1'), location: world.id('floor'), lines, ...more },
});
const piece = (world: World, sku: 'CAM' | 'PHONE' | 'BIKE' | 'SAW' | 'DISK', ...makers: readonly string[]): Call =>
  receive(world, [{ item: world.id(sku), units: [{ makers }], unitCostMinor: 1 }]);
export const rope = (world: World, more: object): object => ({ item: world.id('ROPE'), quantityE7: ONE, ...more });

export const WRONG_RECEIPT: readonly Wrong[] = [
  always('notAllowed', (world) => ({ ...receive(world, [rope(world, {})]), user: 'cashier' })),
  always('unknownVendor', (world) => receive(world, [rope(world, {})], { vendor: 'nobody' })),
  always('unknownLocation', (world) => receive(world, [rope(world, {})], { location: 'nowhere' })),
  always('locationOfOtherBranch', (world) => receive(world, [rope(world, {})], { location: world.id('floor2') })),
  wrong('deliveryNoteUsed', (world) => {
    const noted = world.memory.allPostings().flatMap((posting) => {
      if (posting.kind !== 'receipt.posted' || posting.body.deliveryNote === null) return [];
      return [{ vendor: posting.body.vendor, deliveryNote: posting.body.deliveryNote.toLowerCase() }];
    });
    const used = world.random.pickOrNull(noted);
    return used && receive(world, [rope(world, {})], used);
  }),
  always('nothingToPost', (world) =>
    receive(world, world.random.pick([[], [{ item: world.id('CAM') }], [{ item: world.id('ROPE') }]])),
  ),
  always('unknownItem', (world) => receive(world, [{ item: 'nothing', quantityE7: ONE }])),
  always('noUnitsOfItem', (world) => receive(world, [{ item: world.id('ROPE'), units: [{}] }])),
  always('wholePiecesOnly', (world) => receive(world, [{ item: world.id('LAMP'), quantityE7: ONE / 2 }])),
  always('unitsMissing', (world) => receive(world, [{ item: world.id('LAMP'), quantityE7: 2 * ONE, units: [{}] }])),
  always('commandMalformed', (world) => receive(world, [rope(world, { amountMinor: 5, unitCostMinor: 5 })])),
  always('discountExceedsAmount', (world) => receive(world, [rope(world, { amountMinor: 5, discountMinor: 6 })])),
  always('amountTooLarge', (world) => receive(world, [rope(world, { unitCostMinor: MOST, quantityE7: 2 * ONE })])),
  always('amountTooLarge', (world) =>
    receive(world, [rope(world, { amountMinor: MOST })], { addOns: [{ name: 'Gold', amountMinor: 1 }] }),
  ),
  always('tooManyUnits', (world) => receive(world, [{ item: world.id('LAMP'), quantityE7: 5_001 * ONE }])),
  always('makerSerialMissing', (world) => piece(world, 'CAM')),
  always('makerSerialTooMany', (world) => piece(world, 'DISK', 'a', 'b')),
  always('makerSerialMalformed', (world) => piece(world, 'DISK', world.random.pick(['a\tb', ' \u200b']))),
  always('makerSerialMalformed', (world) => piece(world, 'PHONE', '352099001761480')),
  always('makerSerialMalformed', (world) => piece(world, 'BIKE', '1HGCM82633A004353')),
  always('makerSerialMalformed', (world) => piece(world, 'SAW', 'SW-')),
  always('makerSerialIsCode', (world) => piece(world, 'DISK', world.random.pick(['CAM', 'V2', '04006381333931']))),
  always('makerSerialIsOurSerial', (world) => piece(world, 'DISK', formatSerial(world.prefix, 77))),
  always('makerSerialTwice', (world) =>
    receive(world, [{ item: world.id('DISK'), units: [{ makers: ['q'] }, { makers: ['q'] }] }]),
  ),
  wrong('makerSerialInHands', (world) => {
    const unit = world.random.pickOrNull(world.units('in_stock').filter((one) => one.makers.length > 0));
    return (
      unit && {
        ...receive(world, [{ item: unit.item, units: [{ makers: unit.makers }] }], { twinReason: 'no right to it' }),
        user: 'receiver',
      }
    );
  }),
  always('unitTwice', (world) => {
    const serial = world.freeSerial();
    return receive(world, [{ item: world.id('LAMP'), units: [{ serial }, { serial }] }]);
  }),
  always('serialNotAllotted', (world) =>
    receive(world, [{ item: world.id('LAMP'), units: [{ serial: world.freeSerial() }] }]),
  ),
  wrong('serialVoid', (world) => {
    const serial = world.random.pickOrNull(
      [...world.memory.ownAllotments].filter(([, one]) => one.state === 'void').map(([serial_]) => serial_),
    );
    return serial === null ? null : receive(world, [{ item: world.id('LAMP'), units: [{ serial }] }]);
  }),
];

const sale = (world: World, lines: readonly object[], more: object = {}): Call => ({
  name: 'postSale',
  user: 'owner',
  args: { lines, tenders: [], ...more },
});
const fee = (world: World, more: object = {}): object => ({ item: world.id('FEE'), ...more });
const scanned = (world: World, unit: Unit | null, user = 'owner', item?: string): Call | null =>
  unit && { ...sale(world, [{ item: item ?? unit.item, units: [unit.serial] }]), user };
export const inShift =
  (make: Maker): Maker =>
  (world) =>
    world.memory.openShift(world.station) ? make(world) : null;

export const WRONG_SALE: readonly Wrong[] = [
  always('notAllowed', (world) => ({ ...sale(world, [fee(world)]), user: 'receiver' })),
  wrong('shiftNotOpen', (world) => (world.memory.openShift(world.station) ? null : sale(world, [fee(world)]))),
  ...(
    [
      ['unknownCustomer', (world) => sale(world, [fee(world)], { customer: 'nobody' })],
      [
        'personErased',
        (world) => {
          const erased = world.random.pickOrNull(world.ofKind('person.erased').map((one) => one.body.person));
          return erased === null ? null : sale(world, [fee(world)], { customer: erased });
        },
      ],
      ['nothingToPost', (world) => sale(world, world.random.pick([[], [{ item: world.id('LAMP') }]]))],
      [
        'notAllowed',
        (world) => ({
          ...sale(world, [fee(world)], world.random.pick([{ docDiscountPpm: 5 }, { docDiscountMinor: 5 }])),
          user: 'cashier',
        }),
      ],
      [
        'notAllowed',
        (world) => ({
          ...sale(world, [
            fee(world, world.random.pick([{ discountPpm: 5 }, { discountMinor: 5 }, { unitPriceMinor: 1 }])),
          ]),
          user: 'cashier',
        }),
      ],
      [
        'tooManyUnits',
        (world) => sale(world, [{ item: world.id('CAM'), units: Array.from({ length: 5_001 }, () => 'x') }]),
      ],
      ['unitTwice', (world) => sale(world, [{ item: world.id('CAM'), units: ['x', 'x'] }])],
      ['unknownItem', (world) => sale(world, [{ item: 'nothing' }])],
      ['noUnitsOfItem', (world) => sale(world, [fee(world, { units: ['x'] })])],
      ['wholePiecesOnly', (world) => sale(world, [{ item: world.id('LAMP'), quantityE7: 1 }])],
      ['unitsMissing', (world) => sale(world, [{ item: world.id('CAM'), quantityE7: ONE }])],
      ['stockTooLow', (world) => sale(world, [{ item: world.id('LAMP'), quantityE7: 4_000 * ONE }])],
      ['serialUnknown', (world) => sale(world, [{ item: world.id('CAM'), units: [world.freeSerial()] }])],
      ['serialUnknown', (world) => sale(world, [{ item: world.id('CAM'), units: ['x'] }], { onTrust: ['x'] })],
      ['discountExceedsAmount', (world) => sale(world, [fee(world, { discountMinor: 900_000 })])],
      ['discountExceedsAmount', (world) => sale(world, [fee(world)], { docDiscountMinor: 900_000 })],
      ['amountTooLarge', (world) => sale(world, [fee(world, { unitPriceMinor: MOST, quantityE7: 2 * ONE })])],
      ['paymentShort', (world) => sale(world, [fee(world)], { tenders: [{ kind: 'cash', tenderedMinor: 1 }] })],
      [
        'accountNeedsCustomer',
        (world) => sale(world, [fee(world)], { tenders: [{ kind: 'account', tenderedMinor: 1 }] }),
      ],
      ['paymentOver', (world) => sale(world, [fee(world)], { tenders: [{ kind: 'card', tenderedMinor: 90_000 }] })],
      [
        'unitOfOtherItem',
        (world) =>
          scanned(
            world,
            world.random.pickOrNull(saleable(world).filter((unit) => unit.item !== world.id('CAM'))),
            'owner',
            world.id('CAM'),
          ),
      ],
      ['unitReserved', (world) => scanned(world, world.random.pickOrNull(world.units('reserved')))],
      ['unitAlreadySold', (world) => scanned(world, world.random.pickOrNull(world.units('sold', false)))],
      ['unitReturnedToVendor', (world) => scanned(world, world.random.pickOrNull(world.units('returned_to_vendor')))],
      ['unitScrapped', (world) => scanned(world, world.random.pickOrNull(world.units('scrapped')))],
      ['unitMissing', (world) => scanned(world, world.random.pickOrNull(world.units('missing')))],
      [
        'unitDefective',
        (world) =>
          scanned(
            world,
            world.random.pickOrNull(world.units('in_stock').filter((unit) => unit.condition === 'defective')),
            'cashier',
          ),
      ],
      [
        'unitInQuarantine',
        (world) =>
          scanned(
            world,
            world.random.pickOrNull(
              world
                .units('in_stock')
                .filter((unit) => unit.condition !== 'defective' && unit.location === world.id('defect')),
            ),
            'cashier',
          ),
      ],
      [
        'unitOnOtherDraft',
        (world) => {
          const serial = world.random.pickOrNull([...world.memory.ownClaims.keys()]);
          return serial === null ? null : scanned(world, world.memory.units([serial]).get(serial) ?? null);
        },
      ],
      [
        'serialOnOpenDelivery',
        (world) => {
          const serial = world.random.pickOrNull(
            [...world.memory.ownAllotments].filter(([, one]) => one.state === 'open').map(([serial_]) => serial_),
          );
          return serial === null ? null : sale(world, [{ item: world.id('LAMP'), units: [serial] }]);
        },
      ],
      [
        'unitInOtherBranch',
        (world) =>
          scanned(
            world,
            world.random.pickOrNull(world.units('in_stock', false).filter((unit) => unit.branch !== world.branch)),
          ),
      ],
    ] as [string, Maker][]
  ).map(([code, make]) => wrong(code, inShift(make))),
];
