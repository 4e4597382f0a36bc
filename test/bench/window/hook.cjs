// Loaded by Electron before a program that is measured, ours or the empty one (`electron -r`): says on standard output when
// a part of the page is there and drawn. It changes nothing in the program; when standard input ends, it quits it.
const { app } = require('electron');

/** `steps`: each waits for `selector`, says `name` and the time, and then runs `next` in the page. */
const { steps } = JSON.parse(process.env.UNITILL_BENCH_PLAN);

/** Resolves in a task that was posted inside the first animation frame after the element is in the page. */
const seen = (selector) => `new Promise((resolve) => {
  const drawn = () => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve(performance.timeOrigin + performance.now());
    port2.postMessage(null);
  });
  const look = () => {
    if (!document.querySelector(${JSON.stringify(selector)})) return false;
    observer.disconnect();
    drawn();
    return true;
  };
  const observer = new MutationObserver(look);
  observer.observe(document, { childList: true, subtree: true, attributes: true });
  look();
})`;

async function watch(contents) {
  for (const { name, selector, next } of steps) {
    const at = await contents.executeJavaScript(seen(selector));
    process.stdout.write(`${name} ${at}\n`);
    if (next) await contents.executeJavaScript(next);
  }
}

app.on('web-contents-created', (_event, contents) => {
  contents.once('dom-ready', () => void watch(contents));
});

process.stdin.on('end', () => app.quit()).resume();
