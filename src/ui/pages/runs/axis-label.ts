// What a varied setting is called: as its control, or, where it is a layer's, after the layer.
import { layerOfRate } from '../../../labs/runs/axes.ts';
import { fieldLabel } from '../../controls/labels.ts';
import { useWords } from '../../words/index.ts';
import { useRunsWords } from './words.ts';

/** The name of the setting at a path. */
export function useAxisLabel(): (path: string) => string {
  const words = useWords();
  const w = useRunsWords();
  return (path) => {
    const layer = layerOfRate({ path });
    return layer === undefined ? fieldLabel(words, path).label : w.layerRate(layer + 1);
  };
}
