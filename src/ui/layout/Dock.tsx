import { RateSlider } from '../controls/RateSlider.tsx';
import { useStatus } from '../../store/session.ts';
import { useWords } from '../words/index.ts';
import { Counters } from './Counters.tsx';
import { LimitLabel, LimitMark, RatesView, Soon } from './views.tsx';
import { Transport } from './Transport.tsx';

/** Play and the learning rate, always in reach: on top of a wide screen, at the foot of a phone's. */
export const Dock = () => (
  <section aria-label={useWords().transport.group} className="dock border-line bg-panel">
    <div className="dock-run flex items-center gap-3">
      <Transport />
      <Counters />
    </div>
    <RateSlider
      marks={
        <Soon>
          <LimitMark />
        </Soon>
      }
      above={
        <Soon>
          <LimitLabel />
        </Soon>
      }
      below={
        <div className="rates-place">
          <Soon>
            <RatesView />
          </Soon>
        </div>
      }
    />
    <Busy />
  </section>
);

function Busy() {
  const busy = useStatus((s) => s.phase === 'starting' || s.phase === 'working');
  return busy ? <span aria-hidden className="busy" /> : null;
}
