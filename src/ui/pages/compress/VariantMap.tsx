// The map: a square for every share of weights removed and every number of bits, shaded by what is left of the score.
import type { CSSProperties, KeyboardEvent } from 'react';
import { type Cell, mapBits, mapSparsities } from '../../../labs/compress/map.ts';
import { useBench } from '../../../store/compress/bench.ts';
import { setAmount, useCompress } from '../../../store/compress/state.ts';
import { useViewPart } from '../../../store/session.ts';
import { short, whole } from '../../views/shared/format.ts';
import { useCompressWords } from './words.ts';

const columns = mapSparsities.length;

/** 0.5 → 50 %. */
const removedText = (sparsity: number): string => `${Math.round(sparsity * 100)} %`;

export function VariantMap() {
  const w = useCompressWords().map;
  const map = useBench()?.map;
  const samples = useViewPart((v) => v.dataset.test.n) ?? 0;
  const regression = useViewPart((v) => v.dataset.task === 'regression') ?? false;
  const { sparsity, bits } = useCompress((s) => s.amount);
  const chosen = mapBits.indexOf(bits) * columns + mapSparsities.findIndex((s) => s === sparsity);
  const isOnMap = mapBits.includes(bits) && mapSparsities.some((s) => s === sparsity);
  if (!map) return <p className="h-80 text-sm text-muted">{w.waiting}</p>;
  const { cells, rows } = map;
  const [low, high] = [Math.min(...cells.map((c) => c.score)), Math.max(...cells.map((c) => c.score))];
  const select = (at: number): void => {
    const { sparsity: s, bits: b } = cells[at];
    setAmount({ sparsity: s, bits: b });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const by = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns, ArrowUp: -columns }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const from = isOnMap ? chosen : 0;
    const to = from + by;
    const sameRow = Math.abs(by) > 1 || Math.floor(to / columns) === Math.floor(from / columns);
    if (to < 0 || to >= cells.length || !sameRow) return;
    select(to);
    event.currentTarget.querySelectorAll<HTMLElement>('button')[to]?.focus();
  };
  const text = (cell: Cell): string => (regression ? short(cell.score, 2) : String(Math.round(cell.score * 100)));
  return (
    <div>
      <div className="flex flex-wrap items-baseline justify-between gap-2 text-xs text-muted">
        <span>
          {regression ? w.r2 : `${w.accuracy}, %`} · {w.at(whole(map.step))}
          {rows < samples && `, ${w.rowsOf(whole(rows), whole(samples))}`}
        </span>
        <span aria-hidden className="flex items-center gap-1">
          {w.worst} {short(low, 2)}
          <span className="compress-ramp inline-block h-2.5 w-24 rounded-sm border border-line" />
          {short(high, 2)} {w.best}
        </span>
      </div>
      <div
        role="grid"
        aria-label={`${regression ? w.r2 : w.accuracy}: ${w.columns}, ${w.rows}`}
        tabIndex={-1}
        onKeyDown={onKeyDown}
        className="compress-map mt-1.5 text-xs tabular-nums"
      >
        {mapBits.map((b, row) => (
          <div key={b} role="row" className="contents">
            <span role="rowheader" className="self-center pr-1.5 text-right text-muted">
              {b}
            </span>
            {cells.slice(row * columns, (row + 1) * columns).map((cell, column) => {
              const at = row * columns + column;
              const share = high > low ? (cell.score - low) / (high - low) : 1;
              return (
                <div key={cell.sparsity} role="gridcell" aria-selected={isOnMap && at === chosen} className="min-w-0">
                  <button
                    type="button"
                    tabIndex={at === (isOnMap ? chosen : 0) ? 0 : -1}
                    aria-label={w.cell(
                      removedText(cell.sparsity),
                      cell.bits,
                      regression ? short(cell.score) : `${(cell.score * 100).toFixed(1)} %`,
                    )}
                    onClick={() => select(at)}
                    style={{ '--share': share.toFixed(3) } as CSSProperties}
                    className="compress-cell"
                  >
                    {text(cell)}
                  </button>
                </div>
              );
            })}
          </div>
        ))}
        <div role="row" className="contents text-muted">
          <span role="columnheader" className="pr-1.5 text-right">
            <span className="sr-only">{w.rows}</span>
          </span>
          {mapSparsities.map((s) => (
            <span key={s} role="columnheader" className="text-center">
              {Math.round(s * 100)}
            </span>
          ))}
        </div>
      </div>
      <p aria-hidden className="mt-0.5 flex justify-between text-xs text-muted">
        <span>↑ {w.rows}</span>
        <span>{w.columns}, % →</span>
      </p>
    </div>
  );
}
