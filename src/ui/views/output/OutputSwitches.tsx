import { useViewPart } from '../../../store/session.ts';
import { useViewWords } from '../words.ts';
import { LabelledSwitch } from '../shared/LabelledSwitch.tsx';
import { setOutput, useOutputSettings } from './settings.ts';

export function OutputSwitches() {
  const w = useViewWords().output;
  const { test, discrete } = useOutputSettings();
  const heldOut = useViewPart((v) => v.dataset.heldOut) ?? true;
  const curve = useViewPart((v) => v.dataset.plane?.dimensions === 1);
  return (
    <div className="flex flex-wrap gap-x-5 gap-y-2">
      <LabelledSwitch
        label={w.showTest}
        help={heldOut ? w.showTestHelp : w.noTest}
        checked={test && heldOut}
        disabled={!heldOut}
        onChange={(on) => setOutput({ test: on })}
      />
      {!curve && (
        <LabelledSwitch
          label={w.discrete}
          help={w.discreteHelp}
          checked={discrete}
          onChange={(on) => setOutput({ discrete: on })}
        />
      )}
    </div>
  );
}
