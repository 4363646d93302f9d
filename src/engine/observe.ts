// What the page sees of a run: asked for in the same submit as the steps before it, put together on the host.
import type { Dataset, Split } from '../data/types.ts';
import { meanLoss, metricsOf, outputValues } from './evaluate.ts';
import type { EvaluatedRows } from './evaluated-rows.ts';
import { lossScaleOf } from './half.ts';
import type { Plan } from './plan.ts';
import type { RunState } from './run-state.ts';
import type { Frame } from './session-types.ts';
import type { Reads } from './trainer-types.ts';

/** θ longer than this is only read where somebody looks at it. */
export const smallTheta = 32768;

export interface Look {
  probe: boolean;
  parameters: boolean;
}

/** The passes and reads that bring the model's raw outputs for the first n rows of a set, in chunks. */
export function evaluationPasses(plan: Plan, set: 'train' | 'test', n: number): Reads['passes'] {
  const passes: Reads['passes'] = [];
  const last = plan.layers.at(-1)!.output;
  for (let offset = 0; offset < n; offset += plan.evaluationRows) {
    const size = Math.min(plan.evaluationRows, n - offset);
    passes.push({ pass: `evaluate.${set}`, offset, size, reads: [{ buffer: last.value, words: size * last.size }] });
  }
  return passes;
}

/** Mean test loss (data term) from the answers to `evaluationPasses` of the whole test set. */
export function testLossOf(plan: Plan, dataset: Dataset, answers: Float32Array[]): number {
  const { n, y } = dataset.test;
  return meanLoss(plan.experiment.loss, dataset, join(answers, n * plan.layers.at(-1)!.output.size), y, n);
}

const isMixed = ({ experiment }: Plan): boolean => experiment.precision === 'mixed';

/** The passes and reads that make a frame, with losses and metrics of so many rows. */
export function frameReads(plan: Plan, rows: EvaluatedRows, look: Look): Reads {
  const passes = [...evaluationPasses(plan, 'train', rows.train), ...evaluationPasses(plan, 'test', rows.test)];
  const parameters = look.parameters
    ? [
        { buffer: 'theta', words: plan.length },
        { buffer: 'grad', words: plan.length },
        { buffer: 'moments', words: 2 * plan.length },
        { buffer: 'state', words: plan.stateLength },
      ]
    : [];
  const scaler = isMixed(plan) ? [{ buffer: 'state', words: plan.stateLength }] : [];
  passes[passes.length - 1].reads.push(...parameters, ...scaler);
  if (look.probe && plan.probeRows > 0) {
    const reads = plan.layers.map(({ probed: { buffer, width } }) => ({ buffer, words: plan.probeRows * width }));
    passes.push({ pass: 'probe', offset: 0, size: plan.probeRows, reads });
  }
  return { passes };
}

/** The first n rows of a part of the data. */
function firstOf({ x, y, n }: Split, rows: number): Split {
  return { n: rows, x: x.subarray(0, (x.length / n) * rows), y: y.subarray(0, (y.length / n) * rows) };
}

const empty = new Float32Array();

/** Joins the chunks of one set's outputs. */
function join(chunks: Float32Array[], words: number): Float32Array {
  if (chunks.length === 1) return chunks[0];
  const all = new Float32Array(words);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

/** A frame from the answers to `frameReads`, in the same order. */
export function frameOf(
  plan: Plan,
  dataset: Dataset,
  rows: EvaluatedRows,
  look: Look,
  { step, since }: Pick<RunState, 'step' | 'since'>,
  answers: Float32Array[],
  former?: Frame,
): Frame {
  const left = [...answers];
  const { loss } = plan.experiment;
  const K = plan.outputs;
  const outputs = (['train', 'test'] as const).map((set) => {
    const n = rows[set];
    return join(left.splice(0, Math.ceil(n / plan.evaluationRows)), n * plan.layers.at(-1)!.output.size);
  });
  const [theta, gradient, moments, layerState] = look.parameters
    ? left.splice(0, 4)
    : [former?.theta ?? empty, former?.gradient ?? empty, former?.moments ?? empty, former?.layerState ?? empty];
  const lossScale = isMixed(plan) ? lossScaleOf(left.shift()!) : undefined;
  const probed = look.probe && plan.probeRows > 0;
  const probe = probed ? plan.layers.map(() => left.shift()!) : (former?.probe ?? []);
  const [train, test] = [
    metricsOf(loss, dataset, outputs[0], firstOf(dataset.train, rows.train)),
    metricsOf(loss, dataset, outputs[1], firstOf(dataset.test, rows.test)),
  ];
  return {
    step,
    t: step - since,
    trainLoss: train.loss,
    testLoss: test.loss,
    rows,
    metrics: { train, test },
    trainOutputs: outputValues(loss, dataset, outputs[0], K),
    testOutputs: outputValues(loss, dataset, outputs[1], K),
    probe,
    theta,
    gradient,
    moments,
    layerState,
    ...(lossScale ? { lossScale } : {}),
  };
}
