import { useId, type ReactNode } from 'react';
import { useWords } from '../words/index.ts';
import { Icon } from './Icon.tsx';
import { Tip } from './Tip.tsx';

interface Props {
  title: string;
  help?: string;
  /** Whether what is in it acts at once or starts the training again. */
  effect?: 'live' | 'restarts';
  /** Only the sign; its words are in the tip. */
  brief?: boolean;
  /** At the right end of the title's line. */
  aside?: ReactNode;
  className?: string;
  bodyClassName?: string;
  children: ReactNode;
}

/** A card with a heading: a region of the page with a name. */
export function Panel({
  title,
  help,
  effect,
  brief = false,
  aside,
  className = '',
  bodyClassName = '',
  children,
}: Props) {
  const heading = useId();
  return (
    <section
      aria-labelledby={heading}
      className={`panel flex min-w-0 flex-col rounded-2xl border border-line bg-panel ${className}`}
    >
      <div className="flex min-h-9 flex-wrap items-center gap-x-2 px-3.5 pt-2.5 pb-1.5">
        <Heading id={heading} title={title} help={help} />
        {effect && <Effect effect={effect} brief={brief} />}
        {aside !== undefined && <div className="ml-auto flex min-w-0 items-center gap-1">{aside}</div>}
      </div>
      <div className={`min-h-0 min-w-0 grow px-3.5 pb-3.5 ${bodyClassName}`}>{children}</div>
    </section>
  );
}

function Heading({ id, title, help }: { id: string; title: string; help?: string }) {
  const heading = (
    <h2 id={id} className="text-[0.9375rem] font-semibold">
      {title}
    </h2>
  );
  return help === undefined ? heading : <Tip text={help} tap>{heading}</Tip>; // oxfmt-ignore
}

/** Shows and hides what is in a panel; in its `aside`. */
export const FoldButton = ({ label, open, onClick }: { label: string; open: boolean; onClick: () => void }) => (
  <button
    type="button"
    aria-label={label}
    aria-expanded={open}
    onClick={onClick}
    className="touch inline-flex size-7 items-center justify-center rounded-lg text-muted hover:bg-sunken hover:text-ink"
  >
    <Icon name="down" className={`size-4 transition-transform ${open ? 'rotate-180' : ''}`} />
  </button>
);

/** The small sign: a bolt for "acts at once", an arrow for "starts again". */
export function Effect({ effect, brief = false }: { effect: 'live' | 'restarts'; brief?: boolean }) {
  const { [effect]: words } = useWords();
  return (
    <Tip title={words.label} text={words.help} tap>
      <span className="inline-flex items-center gap-1 text-xs text-muted">
        <Icon
          name={effect === 'live' ? 'bolt' : 'reset'}
          className={`size-3.5 ${effect === 'live' ? 'text-rate' : ''}`}
        />
        <span className={brief ? 'sr-only' : ''}>{words.label}</span>
      </span>
    </Tip>
  );
}
