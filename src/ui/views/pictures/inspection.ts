// The picture at hand, and what the network makes of it: worked out anew when the picture or the weights change.
import { useEffect } from 'react';
import { create } from 'zustand';
import type { Dataset } from '../../../data/types.ts';
import type { RunView } from '../../../engine/session-types.ts';
import { Inspector } from '../../../labs/inspect/inspector.ts';
import { beside, sameModel } from '../shared/beside.ts';
import { sampleAt } from './pixels.ts';
import { classShares } from './shares.ts';

interface Picture {
  /** What it belongs to: a picture of other data is none. */
  dataset: Dataset | undefined;
  sample: Float32Array;
  /** The row of the test part that it is; undefined: it was drawn. */
  row: number | undefined;
}

const usePicture = create<Picture>(() => ({ dataset: undefined, sample: new Float32Array(), row: undefined }));

/** The picture at hand: of the data's test part until another one is chosen or drawn. */
export function pictureOf(dataset: Dataset): Picture & { chosen: boolean } {
  const picture = usePicture.getState();
  if (picture.dataset === dataset) return { ...picture, chosen: true };
  return { dataset, sample: firstOf(dataset), row: 0, chosen: false };
}

const firsts = new WeakMap<Dataset, Float32Array>();

/** The same array each time, so that it is not taken for another picture. */
function firstOf(dataset: Dataset): Float32Array {
  let first = firsts.get(dataset);
  if (!first) firsts.set(dataset, (first = sampleAt(dataset, dataset.test, 0)));
  return first;
}

export function usePictureOf(dataset: Dataset): ReturnType<typeof pictureOf> {
  usePicture();
  return pictureOf(dataset);
}

export const showSample = (dataset: Dataset, row: number): void =>
  usePicture.setState({ dataset, sample: sampleAt(dataset, dataset.test, row), row });
/** One that was drawn, or is of the training part. `row`: of the test part. */
export const showPicture = (dataset: Dataset, sample: Float32Array, row?: number): void =>
  usePicture.setState({ dataset, sample, row });

export interface Inspection {
  inspector: Inspector;
  /** Probabilities or scores, one per class; two classes have one number. */
  answers: Float32Array;
  /** How the score of the class that is answered would follow each pixel, while somebody wants to know. */
  saliency: Float32Array | undefined;
  /** Step the weights are of. */
  step: number;
}

let inspector: Inspector | undefined;
let of: RunView | undefined;
/** How many want to know what the answer depends on: it takes as long as the answer itself, and more. */
let salient = 0;

const inspection = beside((view, frame): { result: Inspection } => {
  if (!inspector || !of || !sameModel(of, view)) {
    inspector = new Inspector(view.settings, view.dataset, 1);
    of = view;
  }
  inspector.setWeights(frame.theta, frame.layerState);
  inspector.forward(pictureOf(view.dataset).sample);
  const answers = inspector.answers();
  return {
    result: {
      inspector,
      answers,
      saliency: salient > 0 ? saliencyOf(inspector, answers) : undefined,
      step: frame.step,
    },
  };
});
usePicture.subscribe(inspection.again);

/** Of the class that is answered: where there are two, the one number speaks for the second. */
function saliencyOf(model: Inspector, answers: Float32Array): Float32Array {
  if (answers.length > 1) return model.inputGradient(answers.indexOf(Math.max(...answers)));
  const gradient = model.inputGradient(0);
  return classShares(of!, answers)[1] >= 0.5 ? gradient : gradient.map((value) => -value);
}

/** What the network makes of the picture at hand; with `visible`, kept up to date. */
export const useInspection = inspection.use;

/** The same, and what the answer depends on. */
export function useSaliency(visible: boolean): Inspection | undefined {
  useEffect(() => {
    if (!visible) return undefined;
    if (salient++ === 0) inspection.again();
    return () => void salient--;
  }, [visible]);
  return inspection.use(visible);
}
