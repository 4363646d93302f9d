import type { DataErrorKey } from '../../data/index.ts';

/** What can be wrong with data; `{…}` are the error's values. */
export const dataErrorsEn: Record<DataErrorKey, string> = {
  'no-points': 'There are no points yet: draw at least one.',
  'no-features': 'No input is chosen: choose at least one feature.',
  'bad-point': 'A point is not a place in the plane.',
  'bad-label': 'A point has a class that does not exist.',
  'bad-samples': 'A data set needs at least 2 points.',

  'download-failed': '{file} could not be loaded. Is the connection there?',
  'damaged-file': '{file} is damaged or was cut short.',
  'file-missing': 'This experiment uses your file {file}, which is not on this device. Open it again.',
  'wrong-file': '{file} does not belong to this data set.',
  'empty-file': '{file} is empty.',
  'file-too-large': '{file} has {megabytes} MB; at most {limit} MB can be read.',
  'not-text': '{file} is not a text file. A spreadsheet has to be saved as CSV first.',

  'too-few-rows': 'There are only {rows} rows; at least {needed} are needed.',
  'one-class': 'Every row is of the same class, “{name}”: there is nothing to tell apart.',
  'too-many-classes':
    'The target has {classes} classes; at most {limit} are possible. If it is a quantity, predict a number.',

  'too-many-columns': 'The table has {columns} columns; at most {limit} are possible.',
  'too-many-cells': 'The table has {cells} cells; at most {limit} are possible.',
  'open-quote': 'A quotation mark in row {row} is opened and never closed.',
  'no-target': 'The table has no column “{column}”.',
  'empty-target': 'The column to be predicted, “{column}”, has no values.',
  'not-numbers': 'The column “{column}” is no number: “{text}” stands there, for example. Predict a class.',
  'no-inputs': 'No column is left to predict from.',
  'too-many-inputs':
    'The columns make {inputs} inputs; at most {limit} are possible. Leave out columns with many different names.',
  'only-missing': 'The table has only missing values.',
  'no-complete-rows': 'Every row has a gap, so leaving out rows leaves none. Fill the gaps another way.',

  'not-idx': '{file} is not an IDX file.',
  'idx-type': '{file} holds numbers of type {type}; only bytes (type 8) can be read.',
  'idx-shape': '{file} has the shape {shape}. Pictures are n × height × width, labels one list.',
  'idx-size': '{file} should have {expected} bytes, but has {found}. It was probably cut short.',
  'idx-count': 'There are {images} pictures, but {labels} labels.',
  'no-pictures': 'There are no pictures in these files.',
  'bad-picture': '{file} is not a picture that this browser can read.',
  'too-many-pixels':
    'The pictures have {pixels} values in all; at most {limit} are possible. Use fewer or smaller ones.',

  'not-safetensors': '{file} is not a .safetensors file, or what its header says is wrong ({what}).',
  'weights-fit': 'Nothing in {file} fits this network: build the network the weights come from first.',

  'teacher-loss': 'A student of the teacher {file} needs classes, one for each sample, and the loss cross-entropy.',
  'teacher-fit':
    'The teacher {file} does not fit: a student here needs one that answered {rows} samples with {outputs} outputs.',
  'teacher-outputs':
    'The teacher answers with {given} outputs, the student with {wanted}. They must tell the same classes apart.',
  'hint-student': 'The student has {layers} hidden layers: there is no layer {layer} to match. Choose another.',
  'hint-teacher': 'The teacher has {layers} hidden layers: there is no layer {layer} to match. Choose another.',
  'hint-still':
    'Nothing up to layer {layer} of the student learns, so it cannot be drawn to the teacher’s. Choose a later one.',
  'hint-size':
    'The map from the student’s {IN} numbers to the teacher’s {OUT} would have {weights} weights; at most {limit} are possible. Choose smaller layers.',
  'hint-numbers':
    'What the teacher’s layer puts out for {rows} samples would be {numbers} numbers; at most {limit} are possible. Choose a smaller layer.',
  'hint-features':
    'The teacher {file} has only answers, not what a hidden layer puts out for {rows} samples. Match no layer, or make the student anew from a lesson that matches one.',
  'teacher-missing': 'There is no teacher yet. Open a saved model, or paste the link of one.',
  'teacher-link': '{file} does not say of which model its weights are. Files that were saved on this page do.',
  'lesson-teacher':
    'The teacher’s training blew up at step {step}: it has nothing to teach. Give it a smaller learning rate.',
  'lesson-student':
    'The student’s training blew up at step {step}. Choose a smaller learning rate or a smaller weight of the match, then begin again.',
  'lesson-control':
    'The training without a teacher blew up at step {step}. Choose a smaller learning rate, then begin again.',

  'long-text': 'The text has {tokens} tokens; at most {limit} can be used. Use fewer rows.',
  'short-text': 'The text has {tokens} tokens; sequences of this length need at least {needed}.',
};
