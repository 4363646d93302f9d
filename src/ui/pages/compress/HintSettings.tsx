// Which hidden layer of the student is drawn to which of the teacher's, and how much that counts.
import type { LayerConfig } from '../../../experiment/index.ts';
import { distilBounds, setDistil, studentLayers, useDistil } from '../../../store/compress/distil-choices.ts';
import { layersOfLink, useLesson } from '../../../store/compress/lesson.ts';
import { makeScale } from '../../components/scale.ts';
import { Slider } from '../../components/Slider.tsx';
import { ControlRow } from '../../controls/ControlRow.tsx';
import { useSettings } from '../../hooks/use-setting.ts';
import { short } from '../../views/shared/format.ts';
import { useWords } from '../../words/index.ts';
import { Chooser } from './Chooser.tsx';
import { layerText } from './layer-text.ts';
import { useCompressWords } from './words.ts';

const weights = makeScale({ kind: 'number', ...distilBounds.hint, scale: 'log0' });

/** None where the text is none of layers: the beginning of the lesson says so. */
function layersOfText(text: string): readonly LayerConfig[] {
  try {
    return studentLayers(text);
  } catch {
    return [];
  }
}

/** Hidden layers of the chosen teacher; undefined where it is not there yet. */
function useTeacherLayers(): readonly LayerConfig[] | undefined {
  const { source, link } = useDistil();
  const ofRun = useSettings((x) => x.model.layers);
  const ofFile = useLesson((l) => l.fileLayers);
  if (source === 'run') return ofRun;
  if (source === 'link') return link === '' ? undefined : layersOfLink(link);
  return ofFile.length > 0 ? ofFile : undefined;
}

/** Numbers of layers. What was chosen stays in the list, also where there is no such layer now. */
const choices = (layers: readonly LayerConfig[] | undefined, chosen: number, first: number): string[] =>
  Array.from({ length: Math.max(layers?.length ?? 0, chosen) + 1 - first }, (_, i) => String(i + first));

export function HintSettings() {
  const words = useWords();
  const w = useCompressWords().distil;
  const { student, hintStudent, hintTeacher, hint } = useDistil();
  const own = layersOfText(student);
  const its = useTeacherLayers();
  const names = (layers: readonly LayerConfig[] | undefined, list: readonly string[]): Record<string, string> =>
    Object.fromEntries(
      list.map((n) => {
        if (n === '0') return [n, w.noMatch];
        if (!layers) return [n, n];
        const layer = layers[Number(n) - 1];
        return [n, w.layerName(n, layer ? layerText(words, layer) : w.noLayer)];
      }),
    );
  const owns = choices(own, hintStudent, 0);
  const theirs = choices(its, hintTeacher, 1);
  return (
    <>
      <Chooser
        label={w.match}
        help={w.matchHelp}
        value={String(hintStudent)}
        choices={owns}
        names={names(own, owns)}
        onChange={(n) => setDistil({ hintStudent: Number(n) })}
      />
      {hintStudent > 0 && (
        <>
          <Chooser
            label={w.matchTo}
            help={w.matchToHelp}
            value={String(hintTeacher)}
            choices={theirs}
            names={names(its, theirs)}
            onChange={(n) => setDistil({ hintTeacher: Number(n) })}
          />
          <ControlRow
            label={w.hint}
            help={w.hintHelp}
            aside={<span className="text-sm tabular-nums">{short(hint, 2)}</span>}
          >
            <Slider
              scale={weights}
              value={hint}
              label={w.hint}
              help={w.hintHelp}
              valueText={short(hint, 2)}
              onChange={(v) => setDistil({ hint: v })}
            />
          </ControlRow>
        </>
      )}
    </>
  );
}
