import { Switch } from '../../components/Switch.tsx';
import { Tip } from '../../components/Tip.tsx';

interface Props {
  label: string;
  help: string;
  checked: boolean;
  disabled?: boolean;
  onChange: (on: boolean) => void;
}

/** A switch with its name beside it; the name carries the help. */
export function LabelledSwitch({ label, help, ...rest }: Props) {
  return (
    <span className="inline-flex items-center gap-2 text-sm">
      <Switch label={label} help={help} {...rest} />
      <Tip text={help} tap>
        <span aria-hidden>{label}</span>
      </Tip>
    </span>
  );
}
