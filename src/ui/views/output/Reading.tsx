// One line over the plane: what is shown, and the answer at the place pointed at.
import { useEffect, useRef } from 'react';
import { useFrame, useView } from '../../../store/session.ts';
import { useWords } from '../../words/index.ts';
import { viewWords } from '../words.ts';
import { unitName } from '../shared/names.ts';
import { unitToShow, usePointed } from '../shared/pointed.ts';
import { usePlace } from './place.ts';
import { placeText, readingAt } from './reading.ts';

export function Reading() {
  const view = useView();
  const frame = useFrame();
  const unit = usePointed(unitToShow);
  const place = usePlace((p) => p.place);
  const w = useWords();
  const shown = unit && view ? unitName(view, unit, w) : viewWords(w).output.wholeOutput;
  const answer = view && frame && place ? readingAt(view, frame, place, unit, w) : '';
  return (
    <div id="output-reading" className="flex min-h-5 justify-between gap-x-3 text-sm leading-5 whitespace-nowrap">
      {(unit || !place) && (
        <span className={`truncate first-letter:uppercase ${unit ? 'font-medium text-ink' : 'text-muted'}`}>
          {shown}
        </span>
      )}
      {place && (
        <span className="tabular-nums">
          <span className="text-muted">{placeText(place)}</span> → <strong className="font-semibold">{answer}</strong>
        </span>
      )}
      <Spoken text={place ? `${placeText(place)}: ${answer}` : ''} />
    </div>
  );
}

/** Said once the cursor rests, not at every frame. */
function Spoken({ text }: { text: string }) {
  const ref = useRef<HTMLSpanElement>(null);
  const place = usePlace((p) => p.place);
  const latest = useRef({ text, timer: 0 });
  useEffect(() => {
    latest.current.text = text;
  });
  useEffect(() => {
    const { current } = latest;
    const say = () => {
      if (place && ref.current) ref.current.textContent = current.text;
    };
    current.timer = window.setTimeout(say, 400);
    return () => clearTimeout(current.timer);
  }, [place]);
  return <span ref={ref} role="status" className="sr-only" />;
}
