/** Words of the help page. */
export const helpEn = {
  title: 'How this works',
  steps: [
    ['Pick data', 'Points of two colours, or a curve. The network has to tell what belongs where.'],
    [
      'Press play',
      'Each step takes a few points, measures how wrong the answer is (the loss), and moves every weight a little downhill.',
    ],
    [
      'Drag the learning rate',
      'It acts on the very next step. Find where it crawls, where it flies, and where it blows up.',
    ],
    ['Break it', 'Nothing can be damaged. When it blows up the page says where and why, and takes you back.'],
  ],
  colours: 'Colours',
  coloursText:
    'Orange is negative, blue is positive: for weights, units and answers alike. The same two colours are class 0 and class 1.',
  shortcuts: 'Keyboard',
  keys: {
    play: 'Play or pause', step: 'One step', epoch: 'One epoch', slow: 'Slow motion', reset: 'Back to the start',
    reseed: 'New weights', rateUp: 'Learning rate up', rateDown: 'Learning rate down', share: 'Share', help: 'This help',
  }, // oxfmt-ignore
  privacy: 'Everything happens on this device. Nothing is sent anywhere; there are no cookies and no account.',
  scripting: 'For scripts: window.downhill in the browser’s console.',
  version: (version: string) => `Version ${version}, MIT licence`,
};
