// Code beside the numbers: the update rule with the values it has now, and the shader that runs with its twin.
import { useState } from 'react';
import { useView } from '../../../store/session.ts';
import { useViewWords } from '../words.ts';
import { Choice } from '../shared/Choice.tsx';
import { KernelFiles } from './KernelFiles.tsx';
import { UpdateRule } from './UpdateRule.tsx';

export function CodePanel() {
  const view = useView();
  const w = useViewWords().code;
  const [tab, setTab] = useState<'rule' | 'shader'>('rule');
  if (!view) return null;
  return (
    <div className="flex flex-col gap-3">
      <Choice
        label={w.tabs}
        value={tab}
        onChange={setTab}
        choices={[
          { value: 'rule', label: w.rule },
          { value: 'shader', label: w.shader },
        ]}
      />
      {tab === 'rule' ? <UpdateRule view={view} /> : <KernelFiles view={view} />}
    </div>
  );
}
