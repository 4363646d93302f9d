import { useId } from 'react';
import { Description } from './Description.tsx';

interface Props {
  label: string;
  help?: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
  disabled?: boolean;
}

export function Switch({ label, help, checked, onChange, disabled }: Props) {
  const description = useId();
  return (
    <button
      type="button"
      role="switch"
      aria-checked={checked}
      aria-label={label}
      aria-describedby={help === undefined ? undefined : description}
      disabled={disabled}
      onClick={() => onChange(!checked)}
      className="switch-touch relative h-5.5 w-10 shrink-0 rounded-full border border-edge bg-sunken aria-checked:border-action aria-checked:bg-action disabled:opacity-40"
    >
      <span
        className={`absolute top-1/2 size-4 -translate-y-1/2 rounded-full transition-[left] ${checked ? 'left-[1.2rem] bg-on-action' : 'left-0.5 bg-edge'}`}
      />
      <Description id={description} text={help} />
    </button>
  );
}
