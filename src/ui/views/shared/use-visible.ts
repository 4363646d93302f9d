import { useCallback, useState } from 'react';

/** Whether an element is on screen. */
export function useVisible(): [ref: (element: HTMLElement | null) => (() => void) | undefined, visible: boolean] {
  const [visible, setVisible] = useState(false);
  const ref = useCallback((element: HTMLElement | null) => {
    if (!element) return undefined;
    const observer = new IntersectionObserver((entries) => setVisible(entries[entries.length - 1].isIntersecting));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [ref, visible];
}
