// The meter in the page: when a scan's terminator was pressed, and when the line it made was drawn.
// It listens and looks; it runs in the page before the program and knows it only by its roles.

export type Meter = {
  /** Milliseconds of every line since `reset`. */
  readonly samples: readonly number[];
  readonly reset: () => void;
  /** Resolves when the list of lines has so many rows, and the last one's time is in `samples`. */
  readonly atRows: (rows: number) => Promise<void>;
  /** Lists and searches, one after the other, until `rest`. */
  readonly load: () => void;
  readonly rest: () => void;
};

/** As text, since it must be in the page before anything else. */
export const METER = `(() => {
  let pressed = null;
  let rows = 0;
  let waiting = null;
  let loaded = false;
  const meter = { samples: [] };

  const settle = () => {
    if (!waiting || waiting.rows !== rows) return;
    waiting.resolve();
    waiting = null;
  };
  const drawn = (from) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      if (from !== null) meter.samples.push(performance.now() - from);
      settle();
    };
    port2.postMessage(null);
  });
  const count = () => Number(document.querySelector('[role="option"]')?.getAttribute('aria-setsize') ?? 0);
  const look = () => {
    const now = count();
    if (now === rows) return;
    const from = now > rows ? pressed : null;
    rows = now;
    pressed = null;
    drawn(from);
  };

  addEventListener('keydown', (event) => {
    if (event.key === 'Enter') pressed = event.timeStamp;
  }, true);
  new MutationObserver(look).observe(document, { childList: true, subtree: true, attributes: true });

  meter.reset = () => {
    meter.samples = [];
  };
  meter.atRows = (wanted) => new Promise((resolve) => {
    waiting = { rows: wanted, resolve };
    drawn(null);
  });
  const ask = async (turn) => {
    await unitill.ask('search', { text: String(1000 + (turn * 7919) % 9000) });
    await unitill.ask('documents', { limit: 1000 });
    if (loaded) void ask(turn + 1);
  };
  meter.load = () => {
    loaded = true;
    void ask(0);
  };
  meter.rest = () => {
    loaded = false;
  };
  window.benchMeter = meter;
})()`;
