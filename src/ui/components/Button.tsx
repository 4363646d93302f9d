import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import { Icon, type IconName } from './Icon.tsx';
import { Tip } from './Tip.tsx';

type Look = 'plain' | 'quiet' | 'strong';

const looks: Record<Look, string> = {
  plain: 'border border-line bg-panel hover:border-edge',
  quiet: 'hover:bg-sunken',
  strong: 'bg-action text-on-action hover:opacity-85',
};

type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & { look?: Look; ref?: Ref<HTMLButtonElement> };

export function Button({ look = 'plain', className = '', ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      className={`touch inline-flex items-center justify-center gap-1.5 rounded-lg px-3 py-1.5 text-sm font-medium disabled:opacity-40 aria-disabled:opacity-40 ${looks[look]} ${className}`}
      {...rest}
    />
  );
}

interface IconButtonProps extends Omit<ButtonProps, 'title'> {
  icon: IconName;
  /** Accessible name; shown in the tip. */
  label: string;
  help?: ReactNode;
  /** Key that does the same. */
  keys?: string;
  size?: string;
}

/** A button that is an icon; its name and help are in the tip. */
export function IconButton({
  icon,
  label,
  help,
  keys,
  look = 'quiet',
  size = 'size-9',
  className = '',
  ...rest
}: IconButtonProps) {
  const text = (
    <>
      {help}
      {keys !== undefined && <kbd className="ml-1.5 rounded border border-current px-1 text-xs opacity-75">{keys}</kbd>}
    </>
  );
  return (
    <Tip title={label} text={text} side="bottom">
      <button
        type="button"
        aria-label={label}
        className={`touch inline-flex shrink-0 items-center justify-center rounded-lg disabled:opacity-40 aria-pressed:bg-action aria-pressed:text-on-action ${size} ${looks[look]} ${className}`}
        {...rest}
      >
        <Icon name={icon} />
      </button>
    </Tip>
  );
}
