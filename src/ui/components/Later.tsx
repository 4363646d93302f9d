import { Component, type ReactNode, Suspense } from 'react';
import { useWords } from '../words/index.ts';
import { Button } from './Button.tsx';

interface Props {
  children: ReactNode;
  /** What stands there until it has come. */
  place?: ReactNode;
}

/** Around what is loaded when it is needed. If it does not come (offline, or the site is another one now) the rest of the page stays. */
export class Later extends Component<Props, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError = () => ({ failed: true });

  override render() {
    return this.state.failed ? <NotLoaded /> : <Suspense fallback={this.props.place}>{this.props.children}</Suspense>;
  }
}

function NotLoaded() {
  const w = useWords().unusable;
  return (
    <div role="alert" className="pointer-events-auto flex flex-wrap items-center gap-2 p-2 text-sm">
      {w.notLoaded}
      <Button onClick={() => location.reload()}>{w.reload}</Button>
    </div>
  );
}
