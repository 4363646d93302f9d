// With data set `line` and no hidden layer: the learnt weight and bias beside those of least squares.
import { useMemo } from 'react';
import { leastSquares } from '../../data/index.ts';
import { useView } from '../../store/session.ts';
import { formatMeasured } from '../components/format.ts';
import { Tip } from '../components/Tip.tsx';
import { useSlowFrame } from '../views/shared/use-slow-frame.ts';
import { useWords } from '../words/index.ts';

export function LineAnswer() {
  const view = useView();
  if (view?.settings.data.set !== 'line' || view.layers.length !== 1 || view.dataset.inputs !== 1) return null;
  return <Table />;
}

function Table() {
  const w = useWords().line;
  const view = useView();
  const frame = useSlowFrame();
  const train = view?.dataset.train;
  const exact = useMemo(() => train && leastSquares(train.x, train.y, train.n, 1), [train]);
  const layer = view?.layers[0];
  if (!exact || !layer || !frame || frame.theta.length <= layer.bias) return null;
  const rows = [
    { name: w.weight, learnt: frame.theta[layer.weight], best: exact.weights[0] },
    { name: w.bias, learnt: frame.theta[layer.bias], best: exact.bias },
    ...(view.settings.loss === 'mse' ? [{ name: w.loss, learnt: frame.trainLoss, best: exact.mse }] : []),
  ];
  return (
    <table className="mt-2 w-full text-sm tabular-nums">
      <caption className="text-left text-xs font-medium text-muted">
        <Tip text={w.help} tap>
          <span className="help-mark">{w.title}</span>
        </Tip>
      </caption>
      <thead className="text-xs text-muted">
        <tr>
          <td>{'\u00a0'}</td>
          <th scope="col" className="text-right font-medium">
            {w.learnt}
          </th>
          <th scope="col" className="text-right font-medium">
            {w.exact}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, learnt, best }) => (
          <tr key={name}>
            <th scope="row" className="text-left font-normal">{name}</th>
            <td className="text-right">{formatMeasured(learnt)}</td>
            <td className="text-right">{formatMeasured(best)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  ); // oxfmt-ignore
}
