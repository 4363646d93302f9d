import { useMemo } from 'react';
import type { Split } from '../../../data/types.ts';
import type { RunView } from '../../../engine/session-types.ts';
import { Confused } from './Confused.tsx';
import { type Cell, Examples } from './Examples.tsx';
import { takenFor } from './shares.ts';

interface Props {
  view: RunView;
  split: Split;
  /** After the output activation, rows × outputs, of the split's first rows. */
  outputs: Float32Array;
  rows: number;
  counts: readonly (readonly number[])[];
  cell: Cell | undefined;
  onChoose: (cell: Cell | undefined) => void;
}

/** The pictures behind a confusion matrix: those of the cell that was chosen, and the pairs that are confused most. */
export function PictureCells({ view, split, outputs, rows, counts, cell, onChoose }: Props) {
  const taken = useMemo(() => takenFor(view, outputs, rows), [view, outputs, rows]);
  return (
    <>
      {cell && <Examples view={view} split={split} taken={taken} cell={cell} onClose={() => onChoose(undefined)} />}
      <Confused view={view} split={split} taken={taken} counts={counts} onChoose={onChoose} />
    </>
  );
}
