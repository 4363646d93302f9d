// The tools for drawing one's own points. The output plane does the drawing: it reads the same store.
import {
  brushLabels,
  clearPoints,
  endStroke,
  setLabel,
  setTool,
  stopDrawing,
  undoStroke,
  useDrawing,
  type DrawingTool,
} from '../../store/drawing.ts';
import { guard } from '../../store/actions.ts';
import { Button, IconButton } from '../components/Button.tsx';
import type { IconName } from '../components/Icon.tsx';
import { Tip } from '../components/Tip.tsx';
import { useWords } from '../words/index.ts';

const tools: readonly { tool: DrawingTool; icon: IconName }[] = [
  { tool: 'brush', icon: 'brush' },
  { tool: 'point', icon: 'point' },
  { tool: 'erase', icon: 'eraser' },
];

export function DrawingToolbar() {
  const w = useWords().drawing;
  const active = useDrawing((d) => d.active);
  const tool = useDrawing((d) => d.tool);
  const count = useDrawing((d) => d.points.length);
  const undoable = useDrawing((d) => d.past.length > 0);
  if (!active) return null;
  return (
    <div role="group" aria-label={w.title} className="mb-2 rounded-xl bg-sunken p-2">
      <div className="flex items-center justify-between gap-2">
        <ClassButtons />
        <span role="status" className="text-right text-xs text-muted">
          {count === 0 ? w.empty : w.count(count)}
        </span>
      </div>
      <div className="mt-1.5 flex items-center gap-0.5">
        {tools.map(({ tool: name, icon }) => (
          <IconButton
            key={name}
            icon={icon}
            label={w[name]}
            aria-pressed={tool === name}
            size="size-8"
            onClick={() => setTool(name)}
          />
        ))}
        <span className="mx-1 h-6 w-px bg-edge/40" />
        <IconButton
          icon="undo"
          label={w.undo}
          size="size-8"
          disabled={!undoable}
          onClick={() => void guard(undoStroke)}
        />
        <IconButton
          icon="trash"
          label={w.clear}
          size="size-8"
          disabled={count === 0}
          onClick={() => void guard(clearPoints)}
        />
        <Button look="strong" className="ml-auto" onClick={() => void guard(endStroke).then(stopDrawing)}>
          {w.done}
        </Button>
      </div>
    </div>
  );
}

function ClassButtons() {
  const w = useWords().drawing;
  const tool = useDrawing((d) => d.tool);
  const label = useDrawing((d) => d.label);
  return (
    <div role="group" aria-label={w.classes} className="flex gap-0.5">
      {brushLabels.map((i) => (
        <Tip key={i} text={w.classNumber(i)}>
          <button
            type="button"
            aria-label={w.classNumber(i)}
            aria-pressed={label === i && tool !== 'erase'}
            onClick={() => setLabel(i)}
            className="touch inline-flex size-8 items-center justify-center rounded-lg aria-pressed:bg-panel aria-pressed:ring-2 aria-pressed:ring-action"
          >
            <span className="size-4 rounded-full" style={{ background: `var(--class-${i})` }} />
          </button>
        </Tip>
      ))}
    </div>
  );
}
