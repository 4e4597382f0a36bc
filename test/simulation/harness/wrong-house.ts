// Commands that the rules must refuse: in front of the rules, the house, the catalogue, people, stations. Each is titled by the code it aims at.
import { formatSerial } from '../../../shared/serial/serial';
import { PIN } from '../../ledger/harness/till';
import type { Call } from './both';
import type { Maker } from './valid-goods';
import type { World } from './world';

const ONE = 10_000_000;
export type Wrong = { readonly code: string; readonly make: Maker };

export const wrong = (code: string, make: Maker): Wrong => ({ code, make });
export const always = (code: string, make: (world: World) => Call): Wrong => ({ code, make });

const HOUR_MS = 3_600_000;
const item = (world: World, more: object): Call => ({
  name: 'saveCatalogue',
  args: { items: [{ sku: world.fresh('W-'), name: 'Wrong', inventoryType: 'stocked', priceMinor: 100, ...more }] },
});
const settings: Call = { name: 'changeSettings', args: { returnWindowDays: 3 } };

export const WRONG_DOOR: readonly Wrong[] = [
  always('commandMalformed', (world) => ({
    name: 'openShift',
    args: { floatMinor: world.random.pick([-1, 0.5, '7', null]) },
  })),
  always('commandMalformed', () => ({ name: 'voidSale', args: { sale: 'x', reason: 'y', more: 1 } })),
  wrong('commandIdReused', (world) => {
    const id = world.random.pickOrNull([...world.done.keys()]);
    return id === null ? null : { id, name: 'openShift', args: { floatMinor: world.random.int(1_000_000) + 50_000 } };
  }),
  always('notSignedIn', () => ({ ...settings, user: null })),
  always('notSignedIn', (world) => ({
    name: 'adjustStock',
    user: null,
    args: { type: 'missing', reason: 'r', lines: [{ units: [world.freeSerial()] }] },
  })),
  always('notAllowed', (world) => ({ ...settings, user: world.random.pick(['cashier', 'receiver']) })),
  always('notAllowed', () => ({ name: 'saveUser', user: 'manager', args: { role: 'owner', name: 'Self-made' } })),
  always('notAllowed', (world) => ({ name: 'saveCustomer', user: 'receiver', args: { name: world.fresh('R') } })),
  always('notAllowed', (world) => ({
    name: 'voidSale',
    user: 'cashier',
    args: { sale: `${world.station}:5`, reason: 'r' },
  })),
  always('clockNeedsYes', () => ({ ...settings, waitMs: -HOUR_MS * 2_000 })),
  always('clockNeedsYes', () => ({ ...settings, waitMs: HOUR_MS * 2_000 })),
  always('wrongPin', (world) => ({
    ...settings,
    waitMs: 2 * HOUR_MS,
    user: 'cashier',
    approver: { user: world.id('owner'), pin: '000000' },
  })),
  always('pinLocked', (world) => ({
    ...settings,
    user: 'cashier',
    approver: { user: world.id('manager'), pin: '000000' },
  })),
  always('unknownUser', () => ({ ...settings, approver: { user: 'nobody', pin: PIN } })),
  always('unknownUser', () => ({ name: 'saveUser', args: { id: 'nobody', role: 'cashier', name: 'Nobody' } })),
  wrong('shiftAlreadyOpen', (world) =>
    world.memory.openShift(world.station) ? { name: 'openShift', args: { floatMinor: 1 }, user: 'cashier' } : null,
  ),
  always('unknownLocation', () => ({ name: 'changeSettings', args: { receivingLocation: 'nowhere' } })),
  always('lastOwner', (world) => ({
    name: 'saveUser',
    args: { id: world.id('owner'), role: 'manager', name: 'A. Meier' },
  })),
  always('unknownCustomer', () => ({ name: 'saveCustomer', args: { id: 'nobody', name: 'Nobody' } })),
  always('unknownCustomer', () => ({ name: 'erasePerson', args: { person: 'nobody', reason: 'r' } })),
  always('customerNumberTaken', () => ({
    name: 'saveCustomer',
    args: { name: 'Second', number: '1003' },
    user: 'cashier',
  })),
  wrong('personErased', (world) => {
    const erased = world.random.pickOrNull(world.ofKind('person.erased').map((one) => one.body.person));
    if (erased === null) return null;
    return world.random.pick<Call>([
      { name: 'erasePerson', args: { person: erased, reason: 'again' } },
      { name: 'saveCustomer', args: { id: erased, name: 'Back again' } },
    ]);
  }),
  always('unknownBranch', () => ({
    name: 'enrolStation',
    args: { stationId: 's', branch: 'nowhere', name: 'n', publicKey: 'k' },
  })),
  always('prefixTaken', (world) => ({
    name: 'enrolStation',
    args: {
      stationId: world.fresh(`${world.random.pick([world.prefix, 'QRS'])}-`),
      branch: world.branch,
      name: 'n',
      publicKey: 'k',
      prefix: world.random.pick([world.prefix, 'IO1', 'abc']),
    },
  })),
  always('notAllowed', (world) => ({
    name: 'enrolStation',
    user: 'manager',
    args: { stationId: 's', branch: world.branch, name: 'n', publicKey: 'k' },
  })),
];

export const WRONG_CATALOGUE: readonly Wrong[] = [
  always('nothingToPost', () => ({ name: 'saveCatalogue', args: {} })),
  always('unknownItem', (world) => item(world, { id: 'no-item' })),
  always('unknownVendor', () => ({
    name: 'saveCatalogue',
    args: { vendors: [{ id: 'no-vendor', code: 'C', name: 'N' }] },
  })),
  always('unknownTaxCode', () => ({
    name: 'saveCatalogue',
    args: { taxCodes: [{ id: 'no-tax', name: 'N', components: [] }] },
  })),
  always('unknownTaxCode', (world) => item(world, { taxCode: 'no-tax' })),
  always('unknownLocation', () => ({
    name: 'saveCatalogue',
    args: { locations: [{ id: 'no-place', code: 'C', name: 'N' }] },
  })),
  always('unknownBranch', (world) => ({
    name: 'saveCatalogue',
    args: { branches: [{ id: 'no-branch', code: world.fresh('B'), name: 'N', timeZone: 'UTC' }] },
  })),
  always('unknownBranch', () => ({
    name: 'saveCatalogue',
    args: { locations: [{ branch: 'no-branch', code: 'C', name: 'N' }] },
  })),
  always('codeTaken', (world) => item(world, { sku: 'CAM' })),
  always('codeTaken', (world) => item(world, { aliases: ['04006381333931'] })),
  always('codeTaken', () => ({ name: 'saveCatalogue', args: { vendors: [{ code: 'V1', name: 'Second V1' }] } })),
  always('codeTaken', (world) => {
    const sku = world.fresh('D-');
    const one = { sku, name: 'Twice', inventoryType: 'stocked', priceMinor: 1 };
    return { name: 'saveCatalogue', args: { items: [one, one] } };
  }),
  always('codeMalformed', (world) => item(world, { gtins: ['4006381333930'] })),
  always('codeMalformed', (world) => item(world, { sku: '\u200b ' })),
  always('codeMalformed', (world) => item(world, { aliases: [formatSerial(world.prefix, 42)] })),
  always('commandMalformed', (world) => item(world, { makerSerial: { pattern: '[' } })),
  wrong('inventoryTypeLocked', (world) => {
    const id = world.id(world.random.pick(['CABLE', 'CAM', 'ROPE']));
    if (!world.memory.usedItems([id]).has(id)) return null;
    return {
      name: 'saveCatalogue',
      args: { items: [{ ...world.memory.items([id]).get(id), inventoryType: 'non_stocked' }] },
    };
  }),
  always('notAllowed', (world) => ({ ...item(world, {}), user: 'cashier' })),
];

const imported = (world: World, more: object, count = 1): Call => {
  const unit = { item: world.id('CAM'), makers: [world.fresh('I')], soldOn: '2026-10-01', grossMinor: 100, ...more };
  return { name: 'importSoldUnits', args: { importId: 'wrong', units: Array.from({ length: count }, () => unit) } };
};

export const WRONG_IMPORT: readonly Wrong[] = [
  always('notAllowed', (world) => ({ ...imported(world, {}), user: 'cashier' })),
  always('nothingToPost', (world) => imported(world, {}, 0)),
  always('tooManyUnits', (world) => imported(world, { makers: [] }, 5_001)),
  always('soldAfterGoLive', (world) => imported(world, { soldOn: world.random.pick(['2026-11-01', '2027-01-01']) })),
  always('unknownItem', (world) => imported(world, { item: 'nothing' })),
  always('noUnitsOfItem', (world) => imported(world, { item: world.id('ROPE') })),
  always('unknownCustomer', (world) => imported(world, { customer: 'nobody' })),
  always('unknownVendor', (world) => imported(world, { vendor: 'nobody' })),
  always('makerSerialTwice', (world) => imported(world, {}, 2)),
  always('makerSerialMissing', (world) => imported(world, { makers: [] })),
];

const adjust = (world: World, lines: readonly object[], more: object = {}): Call => ({
  name: 'adjustStock',
  user: 'manager',
  args: { type: 'write_off', reason: 'r', lines, ...more },
});

export const WRONG_ADJUST: readonly Wrong[] = [
  always('notAllowed', (world) => ({ ...adjust(world, [{ item: world.id('ROPE'), quantityE7: 1 }]), user: 'cashier' })),
  always('nothingToPost', (world) =>
    adjust(world, world.random.pick([[], [{ units: [] }], [{ item: world.id('ROPE') }]])),
  ),
  always('unknownLocation', (world) => adjust(world, [{ item: world.id('ROPE'), quantityE7: 1 }], { type: 'found' })),
  always('locationOfOtherBranch', (world) =>
    adjust(world, [{ item: world.id('ROPE'), quantityE7: 1 }], { type: 'found', location: world.id('floor2') }),
  ),
  always('serialUnknown', (world) => adjust(world, [{ units: [world.freeSerial()] }])),
  always('unknownItem', (world) => adjust(world, [{ item: 'nothing', quantityE7: ONE }])),
  always('noUnitsOfItem', (world) => adjust(world, [{ item: world.id('FEE'), quantityE7: ONE }])),
  always('wholePiecesOnly', (world) => adjust(world, [{ item: world.id('CAM'), quantityE7: ONE + 1 }])),
  always('unitsMissing', (world) => adjust(world, [{ item: world.id('CAM'), quantityE7: ONE }])),
  always('wholePiecesOnly', (world) =>
    adjust(world, [{ item: world.id('CAM'), quantityE7: 2 * ONE, makers: ['Z'] }], {
      type: 'found',
      location: world.id('back'),
    }),
  ),
  wrong('makerSerialInHands', (world) => {
    const unit = world.random.pickOrNull(world.units('in_stock').filter((one) => one.makers.length > 0));
    return (
      unit &&
      adjust(world, [{ item: unit.item, quantityE7: ONE, makers: unit.makers }], {
        type: 'found',
        location: world.id('back'),
      })
    );
  }),
  wrong('unitInStock', (world) => {
    const unit = world.random.pickOrNull(world.units('in_stock'));
    return unit && adjust(world, [{ units: [unit.serial] }], { type: 'found', location: world.id('back') });
  }),
];
