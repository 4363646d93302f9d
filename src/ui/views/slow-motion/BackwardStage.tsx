import { useWords } from '../../words/index.ts';
import { viewWords } from '../words.ts';
import { short, steady } from '../shared/format.ts';
import { parameterName } from '../shared/names.ts';
import { largestIndices, layerNorm } from './largest.ts';
import type { StageProps } from './use-stages.ts';

export function BackwardStage({ view, reports }: StageProps) {
  const words = useWords();
  const w = viewWords(words);
  const gradient = reports.backward?.gradient;
  if (!gradient) return null;
  const norms = view.layers.map((layer) => layerNorm(layer, gradient));
  const most = Math.max(1e-30, ...norms.filter(Number.isFinite));
  return (
    <div className="grid gap-x-8 gap-y-3 text-sm min-[48rem]:grid-cols-2">
      <div>
        <p className="mb-1 text-xs text-muted">{w.slow.layerNorms}</p>
        {/* Backward: from the output to the first layer. */}
        {view.layers
          .map((_, i) => view.layers.length - 1 - i)
          .map((layer) => (
            <div key={layer} className="flex items-center gap-2">
              <span className="w-20 shrink-0 text-xs">
                {layer === view.layers.length - 1 ? w.network.output : w.network.layer(layer + 1)}
              </span>
              <span className="h-2.5 rounded-sm bg-edge/70" style={{ width: `${(60 * norms[layer]) / most}%` }} />
              <span className="text-xs tabular-nums">{short(norms[layer])}</span>
            </div>
          ))}
      </div>
      <div>
        <p className="mb-1 text-xs text-muted">{w.slow.largestGradients}</p>
        <ul className="flex flex-col gap-0.5">
          {largestIndices(view, gradient, 5).map((index) => (
            <li key={index} className="flex justify-between gap-3 text-xs">
              <span className="truncate">{parameterName(view, index, words)}</span>
              <span className="tabular-nums">∇ {steady(gradient[index])}</span>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
