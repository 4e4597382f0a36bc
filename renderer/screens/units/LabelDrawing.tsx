// Draws the layout of a label as it goes to the printer, dot for dot, in the window. Until the square symbol is made, its
// place is shown.
import roll from '../../../assets/labels/roll-50x25.json';
import type { UnitCard } from '../../../shared/contract/answers';
import { dataMatrixSide } from '../../../shared/paper/data-matrix-size';
import { runsOf, type Drawing, type Primitive } from '../../../shared/paper/drawing';
import type { LabelFormat } from '../../../shared/paper/label-format';
import { layoutLabel } from '../../../shared/paper/label-layout';
import type { MatrixSymbol } from '../../../shared/paper/label-symbols';
import { parseSerial, isTrainingPrefix } from '../../../shared/serial/serial';
import { t } from '../../../shared/texts/texts';
import styles from './units.module.css';
import { useMatrix } from './use-matrix';

const FORMAT: LabelFormat = roll;
const DPI = 300;
const BLACK = '#000';
const WHITE = '#fff';
/** Where the square symbol will stand. */
const PLACE = '#bbb';

export function LabelDrawing({ card }: { readonly card: UnitCard }) {
  const matrix = useMatrix(card.unit.serial);
  const drawing = drawingOf(card, matrix);
  if (!drawing) return null;
  const { serial } = card.unit;
  return (
    <svg
      role="img"
      aria-label={t('units.label.alt', { serial })}
      viewBox={`0 0 ${drawing.widthDots} ${drawing.heightDots}`}
      shapeRendering="crispEdges"
    >
      <rect width={drawing.widthDots} height={drawing.heightDots} fill={WHITE} />
      {drawing.primitives.map((primitive, at) => (
        // A layout is drawn once; its parts never change places.
        <Part key={at} part={primitive} />
      ))}
    </svg>
  );
}

function drawingOf({ unit, itemRecord }: UnitCard, matrix: MatrixSymbol | null): Drawing | null {
  const side = dataMatrixSide(unit.serial);
  const label = {
    serial: unit.serial,
    itemName: unit.itemName,
    sku: unit.sku,
    makerSerials: unit.makers.map(({ text }) => text),
    makerLabels: unit.makers.map((_, at) => itemRecord.makerSerial.labels[at] ?? ''),
    training: isTrainingPrefix(parseSerial(unit.serial)?.prefix ?? ''),
    reprint: false,
  };
  const layout = layoutLabel(label, FORMAT, DPI, matrix ?? (side === null ? null : { side, bits: null }));
  return layout.kind === 'drawing' ? layout.drawing : null;
}

function Part({ part }: { readonly part: Primitive }) {
  switch (part.kind) {
    case 'bars':
      return runsOf(part.bits).map(([start, length]) => (
        <rect
          key={start}
          x={part.x + start * part.moduleDots}
          y={part.y}
          width={length * part.moduleDots}
          height={part.heightDots}
          fill={BLACK}
        />
      ));
    case 'matrix':
      return <Matrix part={part} />;
    case 'fill':
      return <rect x={part.x} y={part.y} width={part.widthDots} height={part.heightDots} fill={BLACK} />;
    case 'text':
      return (
        <text
          x={part.x}
          y={part.baseline}
          fontSize={part.sizeDots}
          fontWeight={part.weight === 'bold' ? 700 : 400}
          className={styles['labelText']}
          fill={part.inverse ? WHITE : BLACK}
        >
          {part.text}
        </text>
      );
  }
}

/** The square symbol module by module, or its place while the symbol is made. */
function Matrix({ part }: { readonly part: Extract<Primitive, { kind: 'matrix' }> }) {
  const { x, y, side, moduleDots, bits } = part;
  const size = side * moduleDots;
  if (!bits)
    return <rect x={x} y={y} width={size} height={size} fill={PLACE} stroke={BLACK} strokeWidth={moduleDots} />;
  const path = bits
    .map((bit, at) =>
      bit
        ? `M${x + (at % side) * moduleDots} ${y + Math.floor(at / side) * moduleDots}h${moduleDots}v${moduleDots}h-${moduleDots}z`
        : '',
    )
    .join('');
  return <path d={path} fill={BLACK} />;
}
