// From rows to the two parts of a data set: which rows there are, which train, what labels and weights they have.
import type { DataConfig } from '../experiment/index.ts';
import { balanceRows, keepShares, weightsOf } from './balance.ts';
import { noisyLabel } from './label-noise.ts';
import { cutRows, drawOrder, type SplitIndices } from './split.ts';
import type { Dataset, Source } from './types.ts';

/** The data set of these rows under these settings. */
export function assemble(source: Source, config: DataConfig): Dataset {
  const { train, test, heldOut } = partsOf(source, config);
  return finish(source, config, train, test, heldOut);
}

function partsOf({ n, classes, label, ordered, parts }: Source, config: DataConfig): SplitIndices {
  const { seed, shares, rows, test } = config;
  const keep = (order: Uint32Array) => (label ? keepShares(order, shares, classes, label, seed) : order);
  // Where the seed has no say in which rows train, it has one in their order.
  const mix = (list: Uint32Array) => drawOrder(list.length, seed).map((i) => list[i]);
  if (parts) {
    const cut = shorten(parts, rows, test);
    return { train: keep(mix(cut.train)), test: keep(cut.test), heldOut: true };
  }
  const all = ordered ? Uint32Array.from({ length: n }, (_, i) => i) : drawOrder(n, seed);
  const order = keep(all);
  const cut = cutRows(rows > 0 ? order.subarray(0, Math.max(rows, 2)) : order, test);
  return ordered ? { ...cut, train: mix(cut.train) } : cut;
}

/** At most `rows` rows in all, the share `test` of them from the test part. */
function shorten({ train, test }: NonNullable<Source['parts']>, rows: number, share: number) {
  if (rows === 0 || rows >= train.length + test.length) return { train, test };
  const held = Math.max(1, Math.min(test.length, Math.round(rows * share)));
  return { train: train.subarray(0, Math.max(1, rows - held)), test: test.subarray(0, held) };
}

function finish(source: Source, config: DataConfig, train: Uint32Array, test: Uint32Array, heldOut: boolean): Dataset {
  const { label } = source;
  const { seed, labelNoise, balance } = config;
  const rows = label ? balanceRows(train, balance, source.classes, label, seed) : train;
  const built = source.build(rows, test);
  const { y } = built.train;
  if (label && labelNoise > 0) {
    for (const [i, row] of rows.entries()) y[i] = noisyLabel(y[i], source.classes, labelNoise, seed, row);
  }
  return {
    ...built,
    heldOut,
    ...(label && balance === 'class-weights' ? { classWeights: weightsOf(y, source.classes) } : {}),
    refold: {
      rows: heldOut ? Uint32Array.from([...train, ...test]) : train,
      ...(label ? { label } : {}),
      split: (trainRows, testRows) => finish(source, config, trainRows, testRows, true),
    },
  };
}
