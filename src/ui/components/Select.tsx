import { useId } from 'react';
import { Description } from './Description.tsx';

interface Props {
  label: string;
  help?: string;
  value: string;
  options: readonly { value: string; label: string }[];
  onChange: (value: string) => void;
  disabled?: boolean;
  className?: string;
}

/** The browser's own menu: it is what a phone, a keyboard and a screen reader know best. */
export function Select({ label, help, value, options, onChange, disabled, className = '' }: Props) {
  const description = useId();
  return (
    <>
      <select
        aria-label={label}
        aria-describedby={help === undefined ? undefined : description}
        value={value}
        disabled={disabled}
        onChange={(event) => onChange(event.target.value)}
        className={`touch select min-w-0 rounded-lg border border-line bg-panel py-1 pr-7 pl-2.5 text-sm hover:border-edge disabled:opacity-40 ${className}`}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <Description id={description} text={help} />
    </>
  );
}
