// What lies on top decides: scans and keys go to the dialog while there is one, else to the screen, else to the frame.
// One small stack for both; it knows neither React nor what a key does.

/** A question lies on top of what asked it, screen or dialog. */
export type Level = 'frame' | 'screen' | 'dialog' | 'question';
const ORDER: Record<Level, number> = { frame: 0, screen: 1, dialog: 2, question: 3 };

export type Layers<Content> = {
  readonly add: (level: Level, content: () => Content) => () => void;
  /** The contents from the top down, read at this moment. */
  readonly topDown: () => readonly { readonly level: Level; readonly content: Content }[];
  readonly changed: () => void;
  readonly version: () => number;
  readonly subscribe: (listener: () => void) => () => void;
};

/** Makes an empty stack. A later layer of the same level lies above the earlier one. */
export function makeLayers<Content>(): Layers<Content> {
  let layers: readonly { readonly level: Level; readonly content: () => Content }[] = [];
  let version = 0;
  const listeners = new Set<() => void>();
  const changed = (): void => {
    version += 1;
    for (const listener of listeners) listener();
  };
  return {
    add: (level, content) => {
      const layer = { level, content };
      layers = [...layers, layer].toSorted((a, b) => ORDER[a.level] - ORDER[b.level]);
      changed();
      return () => {
        layers = layers.filter((other) => other !== layer);
        changed();
      };
    },
    topDown: () => layers.toReversed().map(({ level, content }) => ({ level, content: content() })),
    changed,
    version: () => version,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
