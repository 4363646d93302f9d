import { useState } from 'react';
import { defaultExperiment, fieldOf, fromLink, getPath, type Experiment, type Field } from '../../experiment/index.ts';
import { useViewPart } from '../../store/session.ts';
import { change, changeSoon } from '../../store/settings.ts';

/** What the address asks for: shown until the session has it, which takes the backend a moment. */
const asked = typeof location === 'object' ? fromLink(location.hash).experiment : defaultExperiment();

/** A part of the settings in force; renders again when that part changes. The part must be a value of theirs. */
export const useSettings = <T>(select: (settings: Experiment) => T): T => {
  const part = useViewPart((view) => select(view.settings));
  return part === undefined ? select(asked) : part;
};

/** The value in force at a path. */
export const useSetting = (path: string): unknown => useSettings((x) => getPath(x, path));

/** The row of the table for a path that is known to be there. */
export function theField(path: string, x?: Experiment): Field {
  const field = fieldOf(path, x);
  if (!field) throw new Error(`There is no setting ${path}`);
  return field;
}

/**
 * A number under the user's hand: shown at once, told to the run at every frame if it is live, else when it is let go.
 */
export function useNumberSetting(
  path: string,
): [value: number, drag: (v: number) => void, commit: (v: number) => void] {
  const setting = useSetting(path) as number;
  const live = theField(path).live;
  const [draft, setDraft] = useState<number>();
  if (draft === setting) setDraft(undefined); // it has arrived
  return [
    draft ?? setting,
    (value) => {
      setDraft(value);
      if (live) changeSoon(path, value);
    },
    (value) => {
      if (live) {
        changeSoon(path, value);
        setTimeout(() => setDraft(undefined), 500); // refused, or changed by something else meanwhile
      } else {
        void change(path, value).finally(() => setDraft(undefined));
      }
    },
  ];
}
