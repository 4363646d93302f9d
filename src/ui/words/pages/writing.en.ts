/** Words of the views of sequences: what the model writes, what its layers make of a text. */
export const writingEn = {
  text: 'What the model writes now',
  textHelp:
    'The model is asked for the next token again and again, each drawn with the chance it gives it, with the weights of this moment. At first it is noise; watch it become language.',
  lines: 'What the model makes up now',
  linesHelp: 'Each line is drawn token by token until the model says that it ends, with the weights of this moment.',
  answers: 'What the model answers now',
  answersHelp:
    'Questions of the test part, which it has not trained on. The model writes its answer token by token and sees only what it has said itself.',
  waiting: 'The model is asked …',
  at: (step: string) => `with the weights of step ${step}`,
  during: (from: string, to: string) => `with the weights of steps ${from} to ${to}`,
  earlier: 'Earlier',
  again: 'Write again',
  otherQuestions: 'Other questions',
  begin: 'Begin with',
  beginHelp: 'The model goes on from here. Left empty, it begins by itself.',
  unknown: (tokens: string) => `The data have no token for ${tokens}, so that is left out.`,
  temperature: 'Temperature',
  temperatureHelp:
    'Below 1 likely tokens become likelier still: safer, and soon always the same. Above 1 chance has more say. At 0 always the likeliest.',
  topK: 'Top-k',
  topKHelp: 'Only so many of the likeliest tokens are drawn from. 0: any token may come.',
  all: 'all',
  question: 'Question',
  answer: 'Answer',
  rightAnswer: 'Right',
  wrong: (token: string) => `wrong: ${token}`,
  score: (right: number, all: number) => `${right} of ${all} right`,
};
