import type { ReactNode } from 'react';
import { Tip } from '../../components/Tip.tsx';

/** A line of a report: the model as it is, and the smaller one. */
export function ReportRow({
  name,
  help,
  before,
  after,
}: {
  name: string;
  help?: string;
  before: string;
  after: string;
}) {
  const label: ReactNode =
    help === undefined ? (
      name
    ) : (
      <Tip text={help} tap>
        <span className="help-mark">{name}</span>
      </Tip>
    );
  return (
    <tr className="border-t border-line">
      <th scope="row" className="py-1 pr-2 text-left font-normal text-muted">
        {label}
      </th>
      <td className="py-1 pl-2 text-right whitespace-nowrap">{before}</td>
      <td className="py-1 pl-2 text-right font-medium whitespace-nowrap">{after}</td>
    </tr>
  );
}
