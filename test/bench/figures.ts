// Medians and percentiles of what the benchmark times, and the clock it times with. It knows nothing of what is measured.

/** Milliseconds that `run` takes. */
export function timed(run: () => void): number {
  const from = performance.now();
  run();
  return performance.now() - from;
}

/** The value below which `share` (0 to 1) of the sample lies, by the nearest rank; NaN of an empty sample. */
export function percentile(sample: readonly number[], share: number): number {
  const sorted = [...sample].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN;
}

/** The median by the nearest rank. */
export function median(sample: readonly number[]): number {
  return percentile(sample, 0.5);
}

export type Turns = { readonly plain: readonly number[]; readonly ours: readonly number[] };

/** Median of ours over median of plain. */
export function ratio({ plain, ours }: Turns): number {
  return median(ours) / median(plain);
}

/** How far a sample strays: its quartiles over its median, such as "0.95-1.10". */
export function spread(sample: readonly number[]): string {
  const middle = median(sample);
  return [0.25, 0.75].map((share) => (percentile(sample, share) / middle).toFixed(2)).join('-');
}

/** Milliseconds as a person reads them. */
export function ms(value: number): string {
  return `${value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0)} ms`;
}

/** Both medians, and plain's spread as the measure of the machine's noise. */
export function turnsNote({ plain, ours }: Turns): string {
  return `plain ${ms(median(plain))} (quartiles ${spread(plain)}), ours ${ms(median(ours))} (${spread(ours)}), ${plain.length} runs`;
}
