// A table: how it was read, what each column is, which one is predicted, and what becomes of its gaps.
import { useState } from 'react';
import { type Column, suggestTarget, type Table } from '../../data/table/index.ts';
import type { ColumnType, DataConfig } from '../../experiment/index.ts';
import { columnTypes } from '../../experiment/columns.ts';
import { Select } from '../components/Select.tsx';
import { useWords } from '../words/index.ts';
import { type Reading, targetOf } from './draft.ts';
import { GapsForm } from './GapsForm.tsx';
import { Setting } from './OtherForm.tsx';
import { useOwnWords } from './words.ts';

/** Columns listed at once; a table may have thousands. */
const listed = 60;

interface Props {
  reading: Reading;
  table: Table;
  onChange: (draft: DataConfig) => void;
}

export function TableForm({ reading: { config }, table, onChange }: Props) {
  const words = useWords();
  const w = useOwnWords();
  const own = config.set === 'table';
  const target = targetOf(config) || (suggestTarget(table)?.target ?? '');
  const usable = table.columns.filter(({ missing, cells }) => missing < cells.length);
  return (
    <>
      <p className="text-sm">
        {w.size(table.rows, table.columns.length)}{' '}
        {own && config.delimiter === 'auto' && w.delimiterFound(words.options.delimiters[table.delimiter].label)}
      </p>
      {table.notes.length > 0 && (
        <ul className="list-disc pl-5 text-sm text-muted">
          {table.notes.map(({ key, values }) => (
            <li key={`${key} ${Object.values(values).join(' ')}`}>{w.notes[key](values)}</li>
          ))}
        </ul>
      )}
      <div className="grid grid-cols-[repeat(auto-fill,minmax(13rem,1fr))] gap-x-6 gap-y-2 text-sm">
        {own && <Setting name="delimiter" config={config} onChange={onChange} />}
        {own && <Setting name="header" config={config} onChange={onChange} />}
        <div className="flex items-center justify-between gap-2">
          <span className="text-muted">{w.target}</span>
          <Select
            label={w.target}
            value={target}
            options={usable.slice(0, 500).map(({ name }) => ({ value: name, label: name }))}
            onChange={(name) => onChange({ ...config, target: name })}
            className="max-w-40"
          />
        </div>
        <Setting name="task" config={config} onChange={onChange} />
        <Setting name="scale" config={config} onChange={onChange} />
        <Setting name="rows" config={config} onChange={onChange} />
      </div>
      <Columns table={table} config={config} target={target} onChange={onChange} />
      <GapsForm table={table} config={config} target={target} onChange={onChange} />
    </>
  );
}

interface ColumnsProps {
  table: Table;
  config: DataConfig;
  target: string;
  onChange: (draft: DataConfig) => void;
}

function Columns({ table, config, target, onChange }: ColumnsProps) {
  const w = useOwnWords();
  const [wanted, setWanted] = useState('');
  const found = [...table.columns.entries()].filter(([, { name }]) =>
    name.toLowerCase().includes(wanted.toLowerCase()),
  );
  const use = (column: number, type: ColumnType) => {
    const others = config.columns.filter((c) => c.column !== column);
    const columns = [...others, { column, type }].toSorted((a, b) => a.column - b.column);
    onChange({ ...config, columns });
  };
  return (
    <section aria-label={w.columns}>
      <div className="mb-1 flex items-center justify-between gap-2">
        <h3 className="text-sm font-semibold">{w.columns}</h3>
        {table.columns.length > listed && (
          <input
            type="search"
            aria-label={w.find}
            placeholder={w.find}
            value={wanted}
            onChange={(event) => setWanted(event.target.value)}
            className="rounded-lg border border-line bg-page px-2 py-1 text-sm"
          />
        )}
      </div>
      <div
        // What scrolls is reached by keyboard.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        role="group"
        aria-label={w.columns}
        className="max-h-64 overflow-auto rounded-lg border border-line"
      >
        <table className="w-full text-sm">
          <thead className="bg-sunken text-left text-xs text-muted">
            <tr>
              {[w.column, w.type, w.gaps, w.examples].map((head) => (
                <th key={head} scope="col" className="px-2 py-1 font-medium">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {found.slice(0, listed).map(([index, column]) => (
              <tr key={column.name} className="border-t border-line">
                <th scope="row" className="max-w-48 truncate px-2 py-1 text-left font-medium">
                  {column.name}
                  {column.name === target && <span className="ml-1.5 text-xs text-muted">({w.target})</span>}
                </th>
                <td className="px-2 py-1">
                  <Select
                    label={w.typeOf(column.name)}
                    value={column.type}
                    options={columnTypes.map((type) => ({ value: type, label: w.types[type] }))}
                    onChange={(type) => use(index, type as ColumnType)}
                    className="!py-0.5"
                  />
                  {column.type === 'skip' && column.reason && (
                    <span className="ml-1.5 text-xs text-muted">{w.reasons[column.reason]}</span>
                  )}
                </td>
                <td className="px-2 py-1 tabular-nums">{column.missing}</td>
                <td className="max-w-56 truncate px-2 py-1 text-xs text-muted">{firstOf(column)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {found.length > listed && <p className="mt-1 text-xs text-muted">{w.moreColumns(found.length - listed)}</p>}
    </section>
  );
}

const firstOf = ({ cells }: Column): string =>
  cells
    .slice(0, 4)
    .map((cell) => cell.slice(0, 20) || '·')
    .join(', ');
