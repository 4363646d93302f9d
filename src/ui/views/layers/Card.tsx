// One card of the stack: a title, its settings, its buttons, and below them what it costs or what is wrong with it.
import type { ReactNode } from 'react';
import { shapeText } from '../../../engine/layers/errors.ts';
import type { LayerSummary } from '../../../engine/summary.ts';
import { IconButton } from '../../components/Button.tsx';
import { formatBytes, formatCount } from '../../components/format.ts';
import { Icon } from '../../components/Icon.tsx';
import { Tip } from '../../components/Tip.tsx';
import { useLayerWords } from './words.ts';

interface Props {
  /** Of a hidden layer. */
  number?: number;
  title: string;
  help?: string;
  /** For who does not see it; the title if absent. */
  name?: string;
  wrong?: ReactNode;
  costs?: ReactNode;
  buttons?: ReactNode;
  onUp?: () => void;
  onDown?: () => void;
  onRemove?: () => void;
  children?: ReactNode;
}

export function Card({
  number = 0,
  title,
  help,
  name = title,
  wrong,
  costs,
  buttons,
  onUp,
  onDown,
  onRemove,
  children,
}: Props) {
  const w = useLayerWords();
  const heading = <span className="text-sm font-semibold">{title}</span>;
  return (
    <li
      aria-label={name}
      className={`rounded-xl border bg-page px-2.5 py-1 ${wrong === undefined ? 'border-line' : 'border-bad'}`}
    >
      <div className="flex min-h-7 flex-wrap items-center gap-x-3 gap-y-1 sm:flex-nowrap sm:items-start">
        <span className="inline-flex min-h-7 shrink-0 items-center gap-1.5">
          {number > 0 && <span className="w-4 text-xs text-muted tabular-nums">{number}</span>}
          {help === undefined ? (
            heading
          ) : (
            <Tip title={title} text={help} tap>
              {heading}
            </Tip>
          )}
        </span>
        <span className="order-1 ml-auto inline-flex sm:order-2">
          {onUp && <IconButton icon="down" label={w.up(number)} size="size-7" className="rotate-180" onClick={onUp} />}
          {onDown && <IconButton icon="down" label={w.down(number)} size="size-7" onClick={onDown} />}
          {onRemove && <IconButton icon="trash" label={w.remove(number)} size="size-7" onClick={onRemove} />}
          {buttons}
        </span>
        {children !== undefined && (
          <span className="order-2 flex min-h-7 basis-full flex-wrap items-center gap-x-3 gap-y-1 empty:hidden sm:order-1 sm:basis-0 sm:grow">
            {children}
          </span>
        )}
      </div>
      {wrong ?? <p className="text-xs text-muted tabular-nums">{costs}</p>}
    </li>
  );
}

/** → 32×26×26 · 320 parameters · 194,688 multiply-adds · 2.8 MB; nothing for a layer behind one that is not possible. */
export function Costs({ summary }: { summary?: LayerSummary }) {
  const w = useLayerWords();
  if (!summary) return null;
  const { shape, parameters, multiplyAdds, bytes } = summary;
  const parts = [
    `→ ${shapeText(shape)}`,
    parameters > 0 && w.parameters(formatCount(parameters, 'en')),
    multiplyAdds > 0 && w.multiplyAdds(formatCount(multiplyAdds, 'en')),
    bytes > 0 && formatBytes(bytes),
  ];
  return parts.filter(Boolean).join(' · ');
}

export const Wrong = ({ text }: { text: string }) => (
  <p role="alert" className="flex items-start gap-1.5 pb-0.5 text-sm text-bad">
    <Icon name="warning" className="mt-0.5 size-4" />
    {text}
  </p>
);
