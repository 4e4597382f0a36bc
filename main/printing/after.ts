// One wait with an end that may be called off; it must not know what is waited for.

export function after(ms: number): { readonly done: Promise<void>; readonly stop: () => void } {
  let stop = (): void => undefined;
  const done = new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms);
    stop = () => clearTimeout(timer);
  });
  return { done, stop };
}
