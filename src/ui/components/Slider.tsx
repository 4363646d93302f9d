// A slider over a scale. The thumb stands at the exact value; pointer and keys move it over the scale's notches.
import { useId, useRef, type CSSProperties, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import { Description } from './Description.tsx';
import { formatNumber } from './format.ts';
import type { Scale } from './scale.ts';

interface Props {
  scale: Scale;
  value: number;
  label: string;
  help?: string;
  disabled?: boolean;
  /** While dragging, and at every key. */
  onChange: (value: number) => void;
  /** When the thumb is let go, and at every key. */
  onCommit?: (value: number) => void;
  valueText?: string;
  large?: boolean;
  /** Marks on the track, each placed with `placeOnTrack`. */
  children?: ReactNode;
}

const thumbRem = (large: boolean) => (large ? 1.75 : 1.125);

/** Where a value's mark is on the track: the thumb stays within it, so its middle runs from half a thumb to half a thumb. */
export function placeOnTrack(scale: Scale, value: number, large = false): CSSProperties {
  const share = scale.toShare(value);
  return { left: `calc(${100 * share}% + ${(0.5 - share) * thumbRem(large)}rem)` };
}

export function Slider(props: Props) {
  const { scale, value, label, help, disabled = false, onChange, onCommit, valueText, large = false, children } = props;
  const description = useId();
  const thumb = useRef<HTMLSpanElement>(null);
  /** The last value told while dragging. */
  const dragged = useRef<number>(undefined);

  const drag = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const width = thumb.current?.offsetWidth ?? 0;
    const next = scale.fromShare((event.clientX - box.left - width / 2) / (box.width - width));
    if (next !== (dragged.current ?? value)) onChange(next);
    dragged.current = next;
  };
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    if (disabled || event.button !== 0) return;
    event.preventDefault(); // the thumb takes the focus, not what is under the pointer
    event.currentTarget.setPointerCapture(event.pointerId);
    thumb.current?.focus({ preventScroll: true });
    // A press on the thumb moves nothing until the pointer moves.
    if (event.target === thumb.current) dragged.current = value;
    else drag(event);
  };
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    if (dragged.current !== undefined) drag(event);
  };
  const letGo = () => {
    if (dragged.current !== undefined) onCommit?.(dragged.current);
    dragged.current = undefined;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const next = keyTarget(event, scale, value);
    if (next === undefined || disabled) return;
    event.preventDefault();
    if (next === value) return;
    onChange(next);
    onCommit?.(next);
  };
  const place = placeOnTrack(scale, value, large);
  return (
    <div
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={letGo}
      onPointerCancel={letGo}
      className={`relative flex w-full cursor-pointer touch-pan-y items-center select-none ${large ? 'h-10' : 'slider-touch h-6'} ${disabled ? 'opacity-40' : ''}`}
    >
      <span className={`relative w-full rounded-full bg-sunken ${large ? 'h-2.5' : 'h-1.5'}`}>
        <span
          style={{ width: place.left }}
          className={`absolute left-0 h-full rounded-full ${large ? 'bg-rate/45' : 'bg-edge/60'}`}
        />
        {children}
      </span>
      <span
        ref={thumb}
        role="slider"
        tabIndex={disabled ? -1 : 0}
        aria-label={label}
        aria-describedby={help === undefined ? undefined : description}
        aria-disabled={disabled}
        aria-valuemin={scale.min}
        aria-valuemax={scale.max}
        aria-valuenow={value}
        aria-valuetext={valueText ?? formatNumber(value)}
        onKeyDown={onKeyDown}
        style={place}
        className={`absolute -translate-x-1/2 rounded-full border-panel shadow-md ring-1 ring-edge/50 ${large ? 'size-7 border-[3px] bg-rate' : 'size-4.5 border-2 bg-action'}`}
      />
      <Description id={description} text={help} />
    </div>
  );
}

/** Where a key takes the value: a notch, ten notches, or an end. */
function keyTarget({ key, shiftKey }: KeyboardEvent, scale: Scale, value: number): number | undefined {
  const large = shiftKey ? 10 : 1;
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return scale.next(value, large);
    case 'ArrowLeft':
    case 'ArrowDown':
      return scale.next(value, -large);
    case 'PageUp':
      return scale.next(value, 10);
    case 'PageDown':
      return scale.next(value, -10);
    case 'Home':
      return scale.min;
    case 'End':
      return scale.max;
    default:
      return undefined;
  }
}
