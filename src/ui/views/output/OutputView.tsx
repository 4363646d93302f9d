// The plane: what the network answers everywhere, the points it is judged by, and the pen to draw one's own.
import { lazy, useState } from 'react';
import { useSession, useView } from '../../../store/session.ts';
import { useDrawing } from '../../../store/drawing.ts';
import { useViewWords } from '../words.ts';
import { color } from '../../theme/colors.ts';
import { Layer } from '../shared/layer.ts';
import { useLargeScreen } from '../shared/media.ts';
import { unitToShow, usePointed } from '../shared/pointed.ts';
import { useProbeSize } from '../shared/probe-size.ts';
import { usePainter } from '../shared/use-painter.ts';
import { drawField } from './draw-field.ts';
import { drawAxes, drawPoints } from './draw-points.ts';
import { Legend } from './Legend.tsx';
import { PlanePointer } from './PlanePointer.tsx';
import { pictureShape } from '../pictures/pixels.ts';
import { plotIn } from './plot.ts';
import { Reading } from './Reading.tsx';
import { useOutputSettings } from './settings.ts';
import { OutputSwitches } from './OutputSwitches.tsx';

const ImportanceView = lazy(async () => ({
  default: (await import('../importance/ImportanceView.tsx')).ImportanceView,
}));
const PictureOutput = lazy(async () => ({
  default: (await import('../pictures/PictureOutput.tsx')).PictureOutput,
}));
const SequenceOutput = lazy(async () => ({
  default: (await import('../inside/SequenceOutput.tsx')).SequenceOutput,
}));

export function OutputView() {
  useProbeSize(useLargeScreen());
  const view = useView();
  const w = useViewWords().output;
  if (!view) return <div className="aspect-square w-full rounded-lg bg-sunken" />;
  if (pictureShape(view.dataset)) return <PictureOutput />;
  if (view.dataset.vocabulary) return <SequenceOutput />;
  if (view.dataset.groups) return <ImportanceView />;
  if (!view.dataset.plane) return <p className="text-sm text-muted">{w.noPlane}</p>;
  return (
    <div className="flex flex-col gap-2">
      <Reading />
      <div className="relative aspect-square w-full contain-paint">
        <Plane />
        <PlanePointer />
      </div>
      <Legend />
      <OutputSwitches />
    </div>
  );
}

/** One canvas: the shade anew at each frame, the points only when they change (they may be thousands). */
function Plane() {
  const session = useSession();
  const unit = usePointed(unitToShow);
  const batch = usePointed((p) => p.batch);
  const sample = usePointed((p) => p.sample);
  const discrete = useOutputSettings((s) => s.discrete);
  const test = useOutputSettings((s) => s.test);
  const drawing = useDrawing((d) => d.active);
  const drawn = useDrawing((d) => d.points);
  const [points] = useState(() => new Layer());
  const { ref } = usePainter(
    (context, width, height) => {
      const { view, frame } = session;
      if (!view?.dataset.plane) return;
      const plot = plotIn(width, height, view.dataset.plane.domain);
      if (frame) drawField(context, plot, view, frame, { unit, discrete });
      const key = [view.dataset, view.settings.loss, test, drawing && drawn, batch, sample, color('ink')];
      points.draw(context, width, height, key, (own) => {
        drawAxes(own, plot);
        own.beginPath();
        own.rect(plot.left, plot.top, plot.width, plot.height);
        own.clip();
        drawPoints(own, plot, view, { test, drawn: drawing ? drawn : undefined, batch, sample });
      });
    },
    { looks: ['probe'] },
  );
  return <canvas ref={ref} aria-hidden className="absolute inset-0 size-full" />;
}
