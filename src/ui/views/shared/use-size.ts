import { useCallback, useState } from 'react';
import { uiScale } from './ui-scale.ts';

export interface Size {
  width: number;
  height: number;
}

/** The size of an element in our pixels (ui-scale.ts), kept up to date; 0 × 0 until it is known. */
export function useSize(): [ref: (element: HTMLElement | null) => (() => void) | undefined, size: Size] {
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  const ref = useCallback((element: HTMLElement | null) => {
    if (!element) return undefined;
    const observer = new ResizeObserver(() =>
      setSize({ width: element.clientWidth / uiScale(), height: element.clientHeight / uiScale() }),
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [ref, size];
}
