// The weights of each layer as a histogram, with the levels they are rounded to as lines over it.
import { dequantize, quantLimits } from '../../../engine/compress/quantize.ts';
import type { CompressedTensor } from '../../../export/compressed.ts';
import { useBench } from '../../../store/compress/bench.ts';
import { useCompress } from '../../../store/compress/state.ts';
import { useView } from '../../../store/session.ts';
import { roundUp } from '../../views/chart/ticks.ts';
import { histogram } from '../../views/histograms/histogram.ts';
import { short, whole } from '../../views/shared/format.ts';
import { useSlowFrame } from '../../views/shared/use-slow-frame.ts';
import { useCompressWords } from './words.ts';

const [bins, height] = [61, 56];
/** More lines than that are a grey block. */
const mostLines = 64;

/** The numbers a weight may become; the first channel's where each has its own. Empty where they stay as they are. */
export function levelValues({ coded }: CompressedTensor, affine: boolean): number[] {
  if (!coded) return [];
  if (coded.codebook) return [...coded.codebook];
  const [qmin, qmax] = quantLimits({ bits: coded.bits as 8, scheme: affine ? 'affine' : 'symmetric' });
  const q = Array.from({ length: qmax - qmin + 1 }, (_, i) => qmin + i);
  return [
    ...dequantize(q, { scale: coded.scale!.subarray(0, 1), zero: coded.zero?.subarray(0, 1) ?? new Int32Array(1) }),
  ];
}

/** One path for all bars. */
function barsPath(counts: Uint32Array): string {
  const tallest = Math.max(1, ...counts);
  return Array.from(counts, (count, i) => {
    const tall = ((count / tallest) * (height - 4)).toFixed(2);
    return count > 0 ? `M${i + 0.06} ${height}v-${tall}h0.88v${tall}z` : '';
  }).join('');
}

export function WeightLevels() {
  const w = useCompressWords().weights;
  const report = useBench()?.report;
  const frame = useSlowFrame();
  const view = useView();
  const affine = useCompress((s) => s.technique.scheme === 'affine');
  if (!report || !frame || !view) return <div className="h-40" />;
  const weights = report.tensors
    .map((tensor, i) => ({ tensor, parameter: view.parameters[i] }))
    .filter(({ tensor, parameter }) => parameter?.name === tensor.name && tensor.shape.length > 1);
  return (
    <div className="flex flex-col gap-2">
      {weights.map(({ tensor, parameter: { offset, length, layer } }) => {
        const counted = histogram(frame.theta, [{ offset, length }], bins, roundUp);
        const levels = levelValues(tensor, affine);
        const removed = tensor.keep ? tensor.keep.filter((k) => k === 0).length : 0;
        return (
          <figure key={tensor.name} className="m-0 grid grid-cols-[5.5rem_1fr] items-center gap-2">
            <figcaption className="text-xs leading-tight text-muted tabular-nums">
              <span className="text-sm text-ink">
                {w.layer} {layer + 1}
              </span>
              <br />
              {levels.length > 0 && w.levels(whole(levels.length))}
              <br />
              {removed > 0 && w.removed(whole(removed))}
            </figcaption>
            <div>
              <svg
                role="img"
                aria-label={w.spoken(whole(length), whole(levels.length))}
                viewBox={`0 0 ${bins} ${height}`}
                preserveAspectRatio="none"
                className="block h-14 w-full border-b border-edge"
              >
                <path d={barsPath(counted.counts)} className="fill-positive opacity-70" />
                {levels.length <= mostLines &&
                  levels.map((level) => (
                    <line
                      key={level}
                      x1={((level / counted.most + 1) / 2) * bins}
                      x2={((level / counted.most + 1) / 2) * bins}
                      y1={0}
                      y2={height}
                      vectorEffect="non-scaling-stroke"
                      className="stroke-negative"
                      strokeWidth={1}
                    />
                  ))}
              </svg>
              <p aria-hidden className="flex justify-between text-[0.625rem] leading-3.5 text-muted tabular-nums">
                <span>{short(-counted.most, 2)}</span>
                <span>0</span>
                <span>{short(counted.most, 2)}</span>
              </p>
            </div>
          </figure>
        );
      })}
    </div>
  );
}
