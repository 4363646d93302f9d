/** A `ref` for what must be seen when it comes: brings it into the window (leave room for the bar with `scroll-mt-24`). */
export const reveal = (element: HTMLElement | null): void => element?.scrollIntoView({ block: 'nearest' });
