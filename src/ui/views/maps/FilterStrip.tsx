import { theSession } from '../../../store/session.ts';
import { steady } from '../shared/format.ts';
import { rem } from '../shared/ui-scale.ts';
import { usePainter } from '../shared/use-painter.ts';
import type { Filters } from './filters.ts';
import { useMapPlace } from './pointed.ts';
import { drawTiles, largest, layTiles } from './tiles.ts';
import { useMapWords } from './words.ts';

interface Props {
  layer: number;
  filters: Filters;
  width: number;
}

/** All filters, where each is one picture; else the one that belongs to the map that is pointed at, channel by channel. */
export function FilterStrip({ layer, filters, width }: Props) {
  const w = useMapWords();
  const place = useMapPlace();
  const here = place?.layer === layer && place.channel < filters.filters ? place.channel : undefined;
  const channel = here ?? 0;
  const { count, rows, columns, weight, bias } = filters;
  const all = count === 1;
  const size = count * rows * columns;
  const tiles = layTiles({ count: all ? filters.filters : count, rows, columns }, width, 26);
  const { ref } = usePainter(
    (context) => {
      const { frame } = theSession();
      if (!frame || frame.theta.length < weight + filters.filters * size) return;
      const start = all ? weight : weight + channel * size;
      const values = frame.theta.subarray(start, start + tiles.count * rows * columns);
      drawTiles(context, tiles, values, largest(values), all ? here : undefined);
    },
    { still: true },
  );
  const theta = theSession().frame?.theta;
  return (
    <div>
      <p className="text-xs text-muted">
        {all ? w.filters(rows, columns) : w.filterOf(channel + 1, count, rows, columns)}
        {theta && here !== undefined && ` · ${w.bias(steady(theta[bias + channel]))}`}
      </p>
      <canvas ref={ref} aria-hidden className="block" style={{ width: rem(width), height: rem(tiles.totalHeight) }} />
    </div>
  );
}
