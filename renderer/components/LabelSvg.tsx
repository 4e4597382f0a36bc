// A label in the window, dot for dot as it goes to the printer. Until its square symbol is made, its place is shown.
import { runsOf, type Drawing, type Primitive } from '../../shared/paper/drawing';
import styles from './components.module.css';

// The colours of paper, the same by day and by night.
const BLACK = '#000';
const WHITE = '#fff';
/** Where the square symbol will stand. */
const PLACE = '#bbb';

type Props = { readonly drawing: Drawing; readonly words: string };

export function LabelSvg({ drawing, words }: Props) {
  return (
    <svg
      role="img"
      aria-label={words}
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
