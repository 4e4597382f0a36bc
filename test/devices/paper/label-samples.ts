// Labels to print and read back: serials of random stations and hostile texts around them, from a printed seed.
import type { LabelData } from '../../../shared/paper/label-data';
import { formatSerial, prefixAt, PREFIX_COUNT } from '../../../shared/serial/serial';

/** A small generator with a fixed sequence for each seed (Park and Miller's multiplier). */
export function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

const NAMES = [
  'Ryzen 7 9800X3D',
  'Café crème ^FS^XZ ~JR \\ 100 % & more',
  'Größe Łódź Ωμέγα Привет',
  'Wireless noise cancelling headphones with charging case in midnight blue, second edition',
  'x',
  '^',
  '~HS',
  '\\5E\\7E',
];
const MAKERS = ['0012345678', '00 004 17', 'R58N/00123', 'SN-^~\\é', '356938035643809', ' leading', 'a_b&c'];

/** `count` labels with serials of random prefixes; every third is a copy, every fifth for training. */
export function sampleLabels(count: number, seed: number): readonly LabelData[] {
  const random = generator(seed);
  return Array.from({ length: count }, (_, at) => {
    const makerSerials = Array.from({ length: at % 4 }, () => MAKERS[random(MAKERS.length)] ?? '');
    return {
      serial: formatSerial(prefixAt(random(PREFIX_COUNT)), random(1_000_000)),
      itemName: NAMES[at % NAMES.length] ?? '',
      sku: ['RYZ-9800X3D', 'A/B^C~D\\', 'Ж-1'][at % 3] ?? '',
      gtin: null,
      companyName: 'Fernweh & Söhne ^FD',
      priceText: '1,449.00 €',
      makerSerials,
      makerLabels: ['IMEI 1', 'IMEI 2', 'Maker'].slice(0, makerSerials.length),
      training: at % 5 === 0,
      reprint: at % 3 === 0,
    };
  });
}
