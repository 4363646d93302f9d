// The browser's own modal <dialog>: it keeps the focus in, closes on Escape and gives the focus back.
import { useEffect, useId, useRef, type MouseEvent, type ReactNode } from 'react';
import { useWords } from '../words/index.ts';
import { IconButton } from './Button.tsx';

interface Props {
  title: string;
  onClose: () => void;
  children: ReactNode;
  wide?: boolean;
}

/** Shown while it is mounted. */
export function Dialog({ title, onClose, children, wide = false }: Props) {
  const ref = useRef<HTMLDialogElement>(null);
  const heading = useId();
  const { close } = useWords();
  useEffect(() => {
    const dialog = ref.current;
    if (dialog && !dialog.open) dialog.showModal();
    return () => dialog?.close();
  }, []);
  // A press on the backdrop lands on the dialog itself.
  const onMouseDown = (event: MouseEvent) => {
    if (event.target === ref.current) onClose();
  };
  return (
    // The keyboard's way to close it is Escape, which is onCancel.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <dialog
      ref={ref}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onMouseDown={onMouseDown}
      className={`m-auto max-h-[92dvh] w-[calc(100vw-1.5rem)] rounded-2xl border border-line bg-panel p-0 text-ink shadow-2xl backdrop:bg-black/45 ${wide ? 'max-w-4xl' : 'max-w-xl'}`}
    >
      <div className="flex items-center justify-between gap-4 px-5 pt-4">
        <h2 id={heading} className="text-lg font-semibold">
          {title}
        </h2>
        <IconButton icon="close" label={close} onClick={onClose} />
      </div>
      <div className="px-5 pt-2 pb-5">{children}</div>
    </dialog>
  );
}
