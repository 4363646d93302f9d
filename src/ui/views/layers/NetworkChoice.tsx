import { create } from 'zustand';
import { showCards, usePage } from '../../../store/page.ts';
import { useView } from '../../../store/session.ts';
import { pictureShape } from '../pictures/pixels.ts';
import { Choice } from '../shared/Choice.tsx';
import { useLayerWords } from './words.ts';

/** In the place of the stack of layers: what they make of a picture, where the data are pictures. */
export const useMapsShown = create<{ maps: boolean }>(() => ({ maps: false }));

/** A graph of units and lines (where the model can be one), a stack of layers, or what each makes of a picture. */
export function NetworkChoice({ graph }: { graph: boolean }) {
  const w = useLayerWords();
  const view = useView();
  const cards = usePage((page) => page.cards);
  const maps = useMapsShown((shown) => shown.maps);
  const pictures = view !== undefined && pictureShape(view.dataset) !== undefined;
  const choices = (['graph', 'cards', 'maps'] as const)
    .filter((as) => (as === 'graph' ? graph : as === 'cards' || pictures))
    .map((as) => ({ value: as, label: w[as] }));
  if (choices.length === 1) return null;
  return (
    <Choice
      label={w.show}
      value={graph && !cards ? 'graph' : maps && pictures ? 'maps' : 'cards'}
      choices={choices}
      onChange={(as) => {
        if (graph) showCards(as !== 'graph'); // otherwise there is no graph to go back to
        useMapsShown.setState({ maps: as === 'maps' });
      }}
    />
  );
}
