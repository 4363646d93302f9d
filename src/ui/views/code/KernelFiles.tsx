import { useState } from 'react';
import { shaderFile, shaderFragment } from '../../../engine/gpu/shaders.ts';
import type { RunView } from '../../../engine/session-types.ts';
import { useStatus } from '../../../store/session.ts';
import { Select } from '../../components/Select.tsx';
import { useViewWords } from '../words.ts';
import { usePromise } from '../shared/use-promise.ts';
import { CodeFile, type CodePart } from './CodeFile.tsx';
import { splitImports } from './highlight.ts';
import { twinText } from './twins.ts';

/** Each kernel once, in the order they run. */
function kernelsOf({ kernels }: RunView): { kernel: string; stage: RunView['kernels'][number]['stage'] }[] {
  return kernels.filter(({ kernel }, i) => kernels.findIndex((other) => other.kernel === kernel) === i);
}

function shaderParts(kernel: string): CodePart[] {
  return splitImports(shaderFile(kernel)).map((part) =>
    'code' in part
      ? part
      : {
          name: `shared/${part.import}.wgsl`,
          code: shaderFragment(part.import),
          open: part.import.startsWith('rule_'),
        },
  );
}

export function KernelFiles({ view }: { view: RunView }) {
  const w = useViewWords().code;
  const kernels = kernelsOf(view);
  const [chosen, setChosen] = useState<string>();
  const onGpu = useStatus((s) => s.backend.kind === 'webgpu');
  const found = kernels.find(({ kernel }) => kernel === chosen) ?? kernels[kernels.length - 1];
  const { kernel } = found;
  const twin = usePromise(kernel, twinText);
  return (
    <div className="flex flex-col gap-3">
      <label className="flex flex-wrap items-center gap-2 text-sm">
        {w.kernel}
        <Select
          label={w.kernel}
          value={kernel}
          onChange={setChosen}
          options={kernels.map((k) => ({ value: k.kernel, label: w.kernelName(k.kernel, w.stages[k.stage]) }))}
        />
      </label>
      <div className="grid gap-3 min-[60rem]:grid-cols-2">
        <CodeFile
          path={`shaders/${kernel}.wgsl`}
          note={onGpu ? w.running : w.notRunning}
          language="wgsl"
          parts={shaderParts(kernel)}
        />
        {twin && (
          <CodeFile
            path={`src/engine/cpu/${kernel}.ts`}
            note={onGpu ? w.twin : w.twinRunning}
            language="ts"
            parts={twin}
          />
        )}
      </div>
    </div>
  );
}
