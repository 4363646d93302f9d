// On a projector the page's root font grows, and with it everything that is measured in rem. What the views draw is
// measured in pixels of the usual size: 16 to a rem, however large that is.

let known: { width: number; scale: number } | undefined;

/** CSS pixels to one of ours. */
export function uiScale(): number {
  if (known?.width !== innerWidth) {
    const size = parseFloat(getComputedStyle(document.documentElement).fontSize);
    known = { width: innerWidth, scale: size > 0 ? size / 16 : 1 };
  }
  return known.scale;
}

/** Our pixels as a CSS length. */
export const rem = (pixels: number): string => `${pixels / 16}rem`;

/** The place of a pointer in an element, in our pixels. */
export function pointerIn(
  element: Element,
  { clientX, clientY }: { clientX: number; clientY: number },
): readonly [number, number] {
  const { left, top } = element.getBoundingClientRect();
  return [(clientX - left) / uiScale(), (clientY - top) / uiScale()];
}
