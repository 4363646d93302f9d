// What the single keys do on a page that has a run of its own: it says so while it is seen. Without it they drive the
// main run.

export type PageAction = 'play' | 'step' | 'epoch' | 'slow' | 'reset' | 'reseed' | 'rateUp' | 'rateDown';
type PageActions = Partial<Record<PageAction, () => void>>;

let present: PageActions | undefined;

/** Until the function that is returned is called. */
export function setPageActions(actions: PageActions): () => void {
  present = actions;
  return () => {
    if (present === actions) present = undefined;
  };
}

/** Does what a key means here; `main` where the page has no run of its own. */
export function act(name: PageAction, main: () => unknown): void {
  if (present) present[name]?.();
  else main();
}
