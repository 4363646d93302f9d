// A lesson: a teacher's answers and the labels against the labels alone, side by side.
import { useEffect, useRef } from 'react';
import { roles } from '../../../labs/compress/lesson.ts';
import { guard } from '../../../store/actions.ts';
import { useStatus } from '../../../store/session.ts';
import {
  distilBounds,
  lessonKey,
  setDistil,
  studentLayers,
  teacherSources,
  useDistil,
} from '../../../store/compress/distil-choices.ts';
import {
  chooseTeacherFile,
  endLesson,
  lessonSeeds,
  openLessonPreset,
  pauseLesson,
  resumeLesson,
  startLesson,
  stopLesson,
  takeStudent,
  useLesson,
} from '../../../store/compress/lesson.ts';
import { Button } from '../../components/Button.tsx';
import { NumberBox } from '../../components/NumberBox.tsx';
import { Panel } from '../../components/Panel.tsx';
import { makeScale } from '../../components/scale.ts';
import { Slider } from '../../components/Slider.tsx';
import { Tip } from '../../components/Tip.tsx';
import { ControlRow } from '../../controls/ControlRow.tsx';
import { useSettings } from '../../hooks/use-setting.ts';
import { short } from '../../views/shared/format.ts';
import { errorText } from '../../words/error-text.ts';
import { useWords } from '../../words/index.ts';
import { Chooser } from './Chooser.tsx';
import { HintSettings } from './HintSettings.tsx';
import { layerText } from './layer-text.ts';
import { LessonSeeds } from './LessonSeeds.tsx';
import { LessonPlot } from './LessonPlot.tsx';
import { Pupil } from './Pupil.tsx';
import { ShareSlider } from './ShareSlider.tsx';
import { SoftAnswers } from './SoftAnswers.tsx';
import { TextRow } from './TextRow.tsx';
import { useCompressWords } from './words.ts';

const temperatures = makeScale({ kind: 'number', ...distilBounds.temperature, scale: 'log' });
const stepScale = makeScale({ kind: 'integer', ...distilBounds.steps, scale: 'log' });
const teacherScale = makeScale({ kind: 'integer', ...distilBounds.teacherSteps, scale: 'log0' });

export function DistilPart() {
  const w = useCompressWords().distil;
  useEffect(() => () => void endLesson(), []);
  const seen = useLesson((l) => l.seen);
  return (
    <>
      <div className="compress-column">
        <Panel title={w.title} help={w.help}>
          <Settings />
        </Panel>
      </div>
      <div className="compress-column">
        <Panel title={w.classTitle} help={w.classHelp}>
          <Problem />
          {seen ? (
            <>
              <div className="grid grid-cols-3 gap-3">
                {roles.map((role) => (
                  <Pupil key={role} role={role} seen={seen} />
                ))}
              </div>
              <LessonPlot />
              <Answered />
            </>
          ) : (
            <p className="text-sm text-muted">{w.empty}</p>
          )}
        </Panel>
        <Panel title={w.examples}>
          <div className="grid justify-items-start gap-2 text-sm text-muted">
            <p>{w.preset}</p>
            <div className="flex flex-wrap gap-2">
              {(['moons', 'digits'] as const).map((name) => (
                <Button key={name} onClick={() => void guard(() => openLessonPreset(name))}>
                  {w.openPreset[name]}
                </Button>
              ))}
            </div>
          </div>
        </Panel>
      </div>
      <div className="compress-column">
        <Panel title={w.seedsTitle} help={w.seedsHelp(lessonSeeds.length)}>
          <LessonSeeds />
        </Panel>
      </div>
    </>
  );
}

function Answered() {
  const seen = useLesson((l) => l.seen);
  const temperature = useDistil((d) => d.temperature);
  if (!seen || seen.seen.student.plane) return null;
  return <SoftAnswers seen={seen} temperature={temperature} />;
}

function Problem() {
  const words = useWords();
  const w = useCompressWords().file;
  const error = useLesson((l) => l.error);
  if (error === undefined) return null;
  return (
    <p role="alert" className="mb-2 text-sm text-bad">
      {errorText(words, error)} <span className="text-muted">{w.unchanged}</span>
    </p>
  );
}

/** Live: they act on the student's next step, also in a lesson that goes on. */
function Settings() {
  const w = useCompressWords().distil;
  const { source, temperature, hard, hintStudent, steps, student } = useDistil();
  return (
    <div className="flex flex-col gap-2">
      <Chooser
        label={w.source}
        help={w.sourceHelp}
        value={source}
        choices={teacherSources}
        names={w.sources}
        onChange={(v) => setDistil({ source: v })}
      />
      {source === 'run' && <Untaught />}
      {source === 'link' && <TeacherLink />}
      {source === 'file' && <TeacherFile />}
      <div>
        <TextRow label={w.student} help={w.studentHelp} value={student} onCommit={(v) => setDistil({ student: v })} />
        <StudentRead />
      </div>
      <ControlRow
        label={w.temperature}
        help={w.temperatureHelp}
        aside={<span className="text-sm tabular-nums">{short(temperature, 2)}</span>}
      >
        <Slider
          scale={temperatures}
          value={temperature}
          label={w.temperature}
          help={w.temperatureHelp}
          valueText={short(temperature, 2)}
          onChange={(v) => setDistil({ temperature: v })}
        />
      </ControlRow>
      <ShareSlider label={w.hard} help={w.hardHelp} value={hard} onChange={(v) => setDistil({ hard: v })} />
      <HintSettings />
      <p className="text-xs text-muted">
        {w.formula}
        {hintStudent > 0 && w.hintFormula}
      </p>
      <ControlRow
        label={w.steps}
        help={w.stepsHelp}
        aside={
          <NumberBox
            scale={stepScale}
            value={steps}
            label={w.steps}
            whole
            onCommit={(v) => setDistil({ steps: v })}
            className="w-20"
          />
        }
      />
      <Buttons />
    </div>
  );
}

/** A run at its first step would teach what it does not know. */
function Untaught() {
  const w = useCompressWords().distil;
  const isNew = useSettings((x) => x.model.weights === '');
  const stands = useStatus((s) => s.step === 0);
  return isNew && stands ? <p className="text-xs text-muted">{w.untaught}</p> : null;
}

/** What is understood of the text above: `4 tanh → 3 tanh`, or what is wrong with it. */
function StudentRead() {
  const words = useWords();
  const w = useCompressWords().distil;
  const student = useDistil((d) => d.student);
  let text: string;
  try {
    text = w.studentRead(
      studentLayers(student)
        .map((layer) => layerText(words, layer))
        .join(' → '),
    );
  } catch (error) {
    return <p className="pt-1 text-xs text-bad">{errorText(words, error)}</p>;
  }
  return <p className="pt-1 text-xs text-muted">{text}</p>;
}

const halts = { teaching: stopLesson, learning: pauseLesson, seeds: stopLesson };

/**
 * What begins has a place of its own, and what halts another: a press meant for one that comes a moment late never does
 * the other. Neither is ever taken away under the focus.
 */
function Buttons() {
  const w = useCompressWords().distil;
  const phase = useLesson((l) => l.phase);
  const has = useLesson((l) => l.seen !== undefined);
  const reached = useLesson((l) => l.seen?.step ?? 0);
  const choice = useDistil();
  const begun = useLesson((l) => l.begun);
  const busy = phase === 'teaching' || phase === 'learning' || phase === 'seeds';
  const goesOn = useLesson((l) => l.seen?.failed === false) && reached < choice.steps;
  return (
    <div className="mt-1 flex flex-wrap gap-2">
      <Button look="strong" aria-disabled={busy} onClick={() => !busy && void startLesson()}>
        {has ? w.again : w.start}
      </Button>
      {busy ? (
        <Button onClick={halts[phase]}>{phase === 'learning' ? w.pause : w.stop}</Button>
      ) : (
        <Button aria-disabled={!goesOn} onClick={() => goesOn && void resumeLesson()}>
          {has ? w.resume : w.pause}
        </Button>
      )}
      {has && !busy && (
        <Tip text={w.takeHelp} tap>
          <Button onClick={() => void guard(takeStudent)}>{w.take}</Button>
        </Tip>
      )}
      {has && phase !== 'teaching' && begun !== lessonKey(choice) && (
        <p className="w-full text-sm text-muted">{w.forNext}</p>
      )}
      {phase === 'teaching' && (
        <p role="status" className="w-full text-sm text-muted">
          {w.teaching}
        </p>
      )}
    </div>
  );
}

function TeacherLink() {
  const w = useCompressWords().distil;
  const { link, teacherSteps } = useDistil();
  return (
    <>
      <TextRow label={w.link} help={w.linkHelp} value={link} onCommit={(v) => setDistil({ link: v })} />
      <ControlRow
        label={w.teacherSteps}
        help={w.teacherStepsHelp}
        aside={
          <NumberBox
            scale={teacherScale}
            value={teacherSteps}
            label={w.teacherSteps}
            whole
            onCommit={(v) => setDistil({ teacherSteps: v })}
            className="w-20"
          />
        }
      />
    </>
  );
}

async function takeFile(file: File | undefined): Promise<void> {
  if (file) chooseTeacherFile(file.name, new Uint8Array(await file.arrayBuffer()));
}

function TeacherFile() {
  const w = useCompressWords().distil;
  const name = useLesson((l) => l.file);
  const picker = useRef<HTMLInputElement>(null);
  return (
    <div className="flex flex-wrap items-center gap-2 text-sm">
      <Button onClick={() => picker.current?.click()}>{w.open}</Button>
      <span className="break-all text-muted">{name ?? w.noFile}</span>
      <input
        ref={picker}
        type="file"
        accept=".safetensors"
        aria-label={w.open}
        tabIndex={-1}
        className="sr-only"
        onChange={(event) => {
          const file = event.target.files?.[0];
          void guard(() => takeFile(file));
          event.target.value = '';
        }}
      />
    </div>
  );
}
