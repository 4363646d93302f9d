/** Tasks that must not overlap: each starts when those before it are done, whether they succeeded or not. */
export class Exclusive {
  #last: Promise<unknown> = Promise.resolve();
  #waiting = 0;

  /** Whether a task runs or waits. */
  get busy(): boolean {
    return this.#waiting > 0;
  }

  run<T>(task: () => Promise<T>): Promise<T> {
    this.#waiting++;
    const counted = async (): Promise<T> => {
      try {
        return await task();
      } finally {
        this.#waiting--;
      }
    };
    const result = this.#last.then(counted);
    this.#last = result.catch(() => {});
    return result;
  }
}
