export type Side = 'top' | 'right' | 'bottom' | 'left';

const gap = 6;
const margin = 8;
const opposite: Record<Side, Side> = { top: 'bottom', bottom: 'top', left: 'right', right: 'left' };

/** Puts a floating element beside its anchor, on the other side where there is no room, and within the window. */
export function place(element: HTMLElement, anchor: Element, side: Side): void {
  const at = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = element;
  const { clientWidth, clientHeight } = document.documentElement;
  const room: Record<Side, number> = {
    top: at.top - height,
    bottom: clientHeight - at.bottom - height,
    left: at.left - width,
    right: clientWidth - at.right - width,
  };
  const fits = (s: Side) => room[s] >= gap + margin;
  const chosen = fits(side) || room[side] >= room[opposite[side]] ? side : opposite[side];
  const vertical = chosen === 'top' || chosen === 'bottom';
  const x = vertical ? at.left + (at.width - width) / 2 : chosen === 'left' ? at.left - gap - width : at.right + gap;
  const y = vertical ? (chosen === 'top' ? at.top - gap - height : at.bottom + gap) : at.top + (at.height - height) / 2;
  element.style.left = `${clamp(x, margin, clientWidth - margin - width)}px`;
  element.style.top = `${clamp(y, margin, clientHeight - margin - height)}px`;
}

const clamp = (v: number, low: number, high: number): number => Math.max(low, Math.min(v, high));
