import { Component, type ReactNode, Suspense } from 'react';
import { useWords } from '../words/index.ts';
import { Button, IconButton } from './Button.tsx';

interface Props {
  children: ReactNode;
  /** What stands there until it has come. */
  place?: ReactNode;
  /** It has no place on the page, as a dialog has none: that it did not come is said at the window's foot. */
  floating?: boolean;
  /** Where the reader can do without it. */
  onClose?: () => void;
}

/** Around what is loaded when it is needed. If it does not come (offline, or the site is another one now) the rest of the page stays. */
export class Later extends Component<Props, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError = () => ({ failed: true });

  override render() {
    const { children, place, ...rest } = this.props;
    return this.state.failed ? <NotLoaded {...rest} /> : <Suspense fallback={place}>{children}</Suspense>;
  }
}

function NotLoaded({ floating = false, onClose }: Pick<Props, 'floating' | 'onClose'>) {
  const { unusable: w, close } = useWords();
  return (
    <div
      role="alert"
      className={`pointer-events-auto flex flex-wrap items-center gap-x-4 gap-y-2 p-2 text-sm ${floating ? 'fixed inset-x-3 bottom-4 z-50 mx-auto w-fit rounded-xl bg-action pl-4 text-on-action shadow-xl' : ''}`}
    >
      {w.notLoaded}
      <Button className="text-ink" onClick={() => location.reload()}>
        {w.reload}
      </Button>
      {onClose && <IconButton icon="close" label={close} onClick={onClose} />}
    </div>
  );
}
