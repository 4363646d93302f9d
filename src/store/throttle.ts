/** Calls `f` at once, then at most every `interval` ms; the last call is never lost. */
export function throttle(f: () => void, interval: number): (() => void) & { now: () => void; cancel: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = -Infinity;
  const run = () => {
    clearTimeout(timer);
    timer = undefined;
    last = performance.now();
    f();
  };
  const call = () => {
    if (timer !== undefined) return;
    const wait = last + interval - performance.now();
    if (wait <= 0) run();
    else timer = setTimeout(run, wait);
  };
  const cancel = () => {
    clearTimeout(timer);
    timer = undefined;
  };
  return Object.assign(call, { now: run, cancel });
}
