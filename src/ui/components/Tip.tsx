// Help about what is under the pointer or the focus; on a touch screen a tap on a label shows it. The page has one tip
// (TipHost), in the browser's top layer, so that it shows over dialogs too.
import {
  cloneElement,
  useEffect,
  useLayoutEffect,
  useRef,
  type DOMAttributes,
  type ReactElement,
  type ReactNode,
} from 'react';
import { create } from 'zustand';
import { place, type Side } from './place.ts';

interface Shown {
  anchor: Element;
  title: string | undefined;
  text: ReactNode;
  side: Side;
}

const useShown = create<{ shown: Shown | undefined }>(() => ({ shown: undefined }));
const id = 'tip';
/** ms: until a tip shows, until it goes (time to move the pointer onto it), and how long the next one shows at once. */
const delays = { open: 450, close: 120, next: 300 };
let timer: ReturnType<typeof setTimeout> | undefined;
let closedAt = -Infinity;

function open(next: Shown, at: 'once' | 'soon'): void {
  clearTimeout(timer);
  const warm = useShown.getState().shown !== undefined || performance.now() - closedAt < delays.next;
  if (at === 'once' || warm) useShown.setState({ shown: next });
  else timer = setTimeout(() => useShown.setState({ shown: next }), delays.open);
}

function close(): void {
  clearTimeout(timer);
  if (useShown.getState().shown === undefined) return;
  closedAt = performance.now();
  useShown.setState({ shown: undefined });
}

function closeSoon(): void {
  clearTimeout(timer);
  timer = setTimeout(close, delays.close);
}

type Child = ReactElement<DOMAttributes<HTMLElement>>;

interface Props {
  text: ReactNode;
  /** Set in bold before the text; for controls that show no name of their own. */
  title?: string;
  side?: Side;
  /** The trigger: one element. */
  children: Child;
  /** The trigger is a label: a tap has nothing else to do and shows the tip. */
  tap?: boolean;
}

export function Tip({ text, title, side = 'top', children, tap = false }: Props) {
  const { props } = children;
  const tip = (anchor: Element): Shown => ({ anchor, title, text, side });
  // oxlint-disable-next-line react/no-clone-element -- the trigger gets handlers, and no wrapper that would change the layout
  return cloneElement(children, {
    onPointerEnter: (event) => {
      props.onPointerEnter?.(event);
      if (event.pointerType === 'mouse') open(tip(event.currentTarget), 'soon');
    },
    onPointerLeave: (event) => {
      props.onPointerLeave?.(event);
      closeSoon();
    },
    onPointerDown: (event) => {
      props.onPointerDown?.(event);
      close();
    },
    onClick: (event) => {
      props.onClick?.(event);
      if (tap) open(tip(event.currentTarget), 'once');
    },
    onFocus: (event) => {
      props.onFocus?.(event);
      if (event.target.matches(':focus-visible')) open(tip(event.currentTarget), 'soon');
    },
    onBlur: (event) => {
      props.onBlur?.(event);
      close();
    },
  });
}

/** Where the tip is; once on the page. */
export function TipHost() {
  const shown = useShown((s) => s.shown);
  const ref = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element || !shown?.anchor.isConnected) return undefined;
    element.showPopover();
    place(element, shown.anchor, shown.side);
    shown.anchor.setAttribute('aria-describedby', id);
    return () => {
      shown.anchor.removeAttribute('aria-describedby');
      element.hidePopover();
    };
  }, [shown]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && close();
    addEventListener('keydown', onKey);
    addEventListener('scroll', close, true);
    return () => {
      removeEventListener('keydown', onKey);
      removeEventListener('scroll', close, true);
    };
  }, []);
  return (
    <div
      ref={ref}
      id={id}
      role="tooltip"
      popover="manual"
      onPointerEnter={() => clearTimeout(timer)}
      onPointerLeave={closeSoon}
      className="fixed inset-auto m-0 max-w-72 rounded-lg bg-action px-3 py-2 text-sm leading-snug text-on-action shadow-lg"
    >
      {shown?.title !== undefined && <strong className="block font-semibold">{shown.title}</strong>}
      {shown?.text}
    </div>
  );
}
