import type { ProblemCode } from '../../experiment/index.ts';

/** What was wrong with a link: one sentence per code. `given` is what stood there. */
type Sentences = Record<ProblemCode, (given: string) => string>;

export const problemsEn = {
  title: (n: number) =>
    n === 1 ? 'One part of the link was not understood' : `${n} parts of the link were not understood`,
  used: (value: string) => `Used instead: ${value}`,
  leftOut: 'Left out',
  nothing: 'nothing',
  codes: {
    'unknown-key': () => 'there is no such setting',
    'not-a-number': (given) => `“${given}” is not a number`,
    'not-an-integer': (given) => `${given} is not a whole number`,
    'out-of-range': (given) => `${given} is out of range`,
    'not-a-choice': (given) => `“${given}” is not one of the choices`,
    'not-a-boolean': (given) => `“${given}” is neither true nor false`,
    'not-a-list': (given) => `“${given}” is not a list`,
    'not-an-object': (given) => `“${given}” is not a group of settings`,
    'not-a-name': (given) => `“${given}” is not the name of a control`,
    'not-a-layer': (given) => `“${given}” is not a layer`,
    'not-a-point': (given) => `“${given}” is not a point`,
    'not-a-tweak': (given) => `“${given}” is not a change`,
    'not-live': (given) => `“${given}” cannot change while the network trains`,
    'only-in-tweaks': () => 'a single weight can only be set by a change at a step',
    empty: () => 'it has no value',
    repeated: (given) => `it is there more than once (first “${given}”); the last one counts`,
    'too-many': (given) => `${given} are too many`,
    'too-long': (given) => `${given} characters are too many; the rest was not read`,
    unreadable: () => 'it is damaged, perhaps cut off when it was copied',
    'not-json': (given) => `“${given}” is not JSON`,
    'not-a-version': (given) => `“${given}” is not a version`,
    'newer-version': (given) => `it was made by a newer Downhill (format ${given}); it is read as well as this one can`,
    'not-a-formula': (given) => `it is not a formula in x and y: look at “${given}”`,
    'not-possible': (given) => `“${given}” does not go with this data set`,
    contradiction: (given) => `“${given}” contradicts another setting`,
  } satisfies Sentences,
};

export type ProblemWords = Omit<typeof problemsEn, 'codes'> & { codes: Sentences };
