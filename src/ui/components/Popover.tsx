import { cloneElement, useId, useRef, type ButtonHTMLAttributes, type ReactElement, type ReactNode } from 'react';
import { place } from './place.ts';

interface Props {
  label: string;
  /** The button that opens it. */
  trigger: ReactElement<ButtonHTMLAttributes<HTMLButtonElement>>;
  children: ReactNode;
}

/** A small window at its button: the browser's own popover, which closes on Escape and on a press elsewhere. */
export function Popover({ label, trigger, children }: Props) {
  const id = useId();
  const ref = useRef<HTMLDivElement>(null);
  const onToggle = () => {
    const button = document.querySelector(`[popovertarget="${CSS.escape(id)}"]`);
    if (ref.current && button) place(ref.current, button, 'bottom');
  };
  return (
    <>
      {/* oxlint-disable-next-line react/no-clone-element -- the button gets its target */}
      {cloneElement(trigger, { popoverTarget: id })}
      <div
        ref={ref}
        id={id}
        role="dialog"
        aria-label={label}
        popover="auto"
        onToggle={onToggle}
        className="fixed inset-auto m-0 w-80 max-w-[calc(100vw-1rem)] rounded-xl border border-line bg-panel p-4 text-sm text-ink shadow-xl"
      >
        {children}
      </div>
    </>
  );
}
