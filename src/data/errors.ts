// What can be wrong with data. The page maps each key to one help text (src/ui/words); `values` fill its blanks.

const messages = {
  'no-points': 'There are no points yet: draw at least one.',
  'no-features': 'No input is chosen: choose at least one feature.',
  'bad-point': 'Point {index} is not a place in the plane: x and y must be numbers between −{limit} and {limit}.',
  'bad-label': 'Point {index} has the class {label}: a class is a whole number from 0 to {limit}.',
  'bad-samples': 'A data set needs a whole number of points, at least 2; it was given {samples}.',

  'download-failed': '{file} could not be loaded (status {status}).',
  'damaged-file': '{file} is damaged or cut short.',
  'file-missing': 'This experiment uses the file {file}, which is not on this device: open it again.',
  'wrong-file': '{file} is not what this data set is made from.',
  'empty-file': '{file} is empty.',
  'file-too-large': '{file} has {megabytes} MB; at most {limit} MB can be read.',
  'not-text': '{file} is not a text file.',

  'too-few-rows': 'There are {rows} rows; at least {needed} are needed.',
  'one-class': 'All rows are of one class, {name}: there is nothing to tell apart.',
  'too-many-classes': 'The target has {classes} classes; at most {limit} are possible. Is it a number to be predicted?',

  'too-many-columns': 'The table has {columns} columns; at most {limit} are possible.',
  'too-many-cells': 'The table has {cells} cells; at most {limit} are possible.',
  'open-quote': 'A quotation mark in row {row} is never closed.',
  'no-target': 'The table has no column {column}.',
  'empty-target': 'The target {column} has no values.',
  'not-numbers': 'The target {column} is no number: “{text}” stands there, for example.',
  'no-inputs': 'There is no column left to predict from.',
  'too-many-inputs':
    'The columns make {inputs} inputs; at most {limit} are possible. Leave out columns with many different names.',
  'only-missing': 'The table has only missing values.',
  'no-complete-rows': 'Every row has a gap: leaving out rows leaves none. Choose another treatment of missing values.',

  'not-idx': '{file} is not an IDX file.',
  'idx-type': '{file} holds numbers of type {type}; only bytes (type 8) can be read.',
  'idx-shape': '{file} has the shape {shape}; pictures are needed as n × height × width, labels as a list.',
  'idx-size': '{file} says that it holds {expected} bytes, but has {found}.',
  'idx-count': 'There are {images} pictures, but {labels} labels.',
  'no-pictures': 'There are no pictures in these files.',
  'bad-picture': '{file} is not a picture that this browser can read.',
  'too-many-pixels': 'The pictures have {pixels} values in all; at most {limit} are possible.',

  'not-safetensors': '{file} is not a .safetensors file, or its header is wrong ({what}).',
  'weights-fit': 'No tensor in {file} has a name and a shape of this model: it is of another architecture.',

  'teacher-loss':
    '{file} is a teacher: a student of it needs classes, one for each sample, and the loss cross-entropy.',
  'teacher-fit': 'The teacher {file} did not answer on these data: {rows} samples with {outputs} outputs are needed.',

  'teacher-outputs':
    'The teacher answers with {given} outputs, the student with {wanted}: they must be the same classes.',
  'hint-student': 'The student has {layers} hidden layers: there is no layer {layer} to be matched.',
  'hint-teacher': 'The teacher has {layers} hidden layers: there is no layer {layer} to be matched.',
  'hint-still': 'Nothing up to layer {layer} of the student learns: it cannot be drawn to another.',
  'hint-size':
    'A linear map from {IN} to {OUT} numbers would have {weights} weights; at most {limit} are possible between two layers.',
  'hint-numbers':
    'What the hidden layer puts out for {rows} samples would be {numbers} numbers; at most {limit} are possible.',
  'hint-features': '{file} does not have what a hidden layer of the teacher puts out for {rows} samples.',
  'teacher-missing': 'There is no teacher yet: a file or a link is needed.',
  'teacher-link': '{file} has no link in it: what model its weights belong to is not known.',
  'lesson-teacher': 'The teacher blew up at step {step}: it has nothing to teach.',
  'lesson-student': 'The student blew up at step {step}.',
  'lesson-control': 'The student without a teacher blew up at step {step}.',

  'long-text': 'The text has {tokens} tokens; at most {limit} are possible. Use fewer rows.',
  'short-text': 'The text has {tokens} tokens; at least {needed} are needed for sequences of this length.',
} as const;

export type DataErrorKey = keyof typeof messages;
export type DataErrorValues = Readonly<Record<string, number | string>>;

export class DataError extends Error {
  override readonly name = 'DataError';

  constructor(
    readonly key: DataErrorKey,
    readonly values: DataErrorValues = {},
  ) {
    super(messages[key].replaceAll(/\{(\w+)\}/g, (_, blank: string) => String(values[blank])));
  }
}
