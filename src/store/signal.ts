/** A thing that changes outside React: a counter, and who wants to know. */
export function makeSignal() {
  const listeners = new Set<() => void>();
  let version = 0;
  return {
    version: () => version,
    emit() {
      version++;
      for (const listener of listeners) listener();
    },
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
