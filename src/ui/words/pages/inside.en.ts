/** Words of the look inside a model of sequences, and of its answers to a whole sequence. */
export const insideEn = {
  title: 'Inside, token by token',
  help: 'A text of the test part on its way through the model, with the weights of this moment. Choose a token, and a head or a unit.',
  text: 'The text, token by token',
  another: 'Another text',
  attention: (layer: number) => `Layer ${layer}: who looks at whom`,
  attentionHelp:
    'One map for each head. A row is a token that looks, a column a token that is looked at: the darker, the more of it is read.',
  head: (layer: number, head: number) => `Layer ${layer}, head ${head}`,
  states: (layer: number) => `Layer ${layer}: what it remembers`,
  statesHelp:
    'A row is a unit, a column its state after that token: orange negative, blue positive. A unit that keeps its colour for a while remembers something.',
  unit: (layer: number, unit: number) => `Layer ${layer}, unit ${unit}`,
  unitLabel: (layer: number) => `Unit of layer ${layer}`,
  place: 'Token',
  looks: (token: string, where: string) => `At ${token}, ${where} reads from the shaded tokens: the darker, the more.`,
  remembers: (where: string) => `${where} after each token: orange negative, blue positive.`,
  blank: 'blank',
  lineEnd: 'end of line',
  nothing: 'nothing',

  classify: 'What the model takes it for',
  classifyHelp:
    'A text of the test part, or your own, and how likely the model finds each class with the weights of this moment.',
  own: 'Your own text',
  ownHelp: 'Type something: it is read with the words the model knows and never leaves this device.',
  given: 'Text',
  unread: (words: string) => `Words the model does not know: ${words}`,
  is: (name: string) => `In truth: ${name},`,
  at: (step: string) => `with the weights of step ${step}`,

  recommend: 'What each would like',
  recommendHelp:
    'The stars that the model expects this user to give each film, the highest first. Films that were rated show the true stars beside it.',
  user: 'User',
  film: 'Film',
  expected: 'Expected',
  given_: 'Given',
  trained: 'trained on',
  held: 'held out',
  most: (shown: number, all: number) => `${shown} of ${all} films`,
};
