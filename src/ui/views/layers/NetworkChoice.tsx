import { showCards, usePage } from '../../../store/page.ts';
import { Choice } from '../shared/Choice.tsx';
import { useLayerWords } from './words.ts';

/** A graph of units and lines, or a stack of layers. */
export function NetworkChoice() {
  const w = useLayerWords();
  const cards = usePage((page) => page.cards);
  return (
    <Choice
      label={w.show}
      value={cards ? 'cards' : 'graph'}
      choices={[
        { value: 'graph', label: w.graph },
        { value: 'cards', label: w.cards },
      ]}
      onChange={(as) => showCards(as === 'cards')}
    />
  );
}
