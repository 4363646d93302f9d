/** Words of the gallery of data sets. */
export const dataPageEn = {
  source: 'Source and licence',
  try: 'Experiments to try',
  loading: (loaded: string, total: string) => `Loading the data: ${loaded} of ${total} MB`,
  stop: 'Stop loading',
  /** Whose data these are, and what may be done with them (public/data/NOTICE.md). */
  sources: {
    penguins: 'Gorman, Williams & Fraser 2014, from the package palmerpenguins (Horst, Hill & Gorman 2020). CC0.',
    iris: 'Fisher 1936, from scikit-learn. BSD-3-Clause.',
    wine: 'Forina et al. 1991 (UCI), from scikit-learn. BSD-3-Clause.',
    cars: 'Ramos & Donoho, ASA Data Exposition 1983, StatLib. For education and science.',
    diabetes: 'Efron, Hastie, Johnstone & Tibshirani 2004, from scikit-learn. BSD-3-Clause.',
    digits: 'Alpaydin & Kaynak 1998 (UCI), from scikit-learn. BSD-3-Clause.',
    'fashion-mnist': 'Xiao, Rasul & Vollgraf 2017. MIT licence, © Zalando SE.',
    'moby-dick': 'Herman Melville 1851, from Project Gutenberg. CC0.',
    names: 'From @stdlib. Contents CC0, as a database ODC-PDDL.',
    spam: 'SpamAssassin public mail corpus 2002, from @stdlib. Contents CC0, as a database ODC-PDDL.',
  },
  presets: {
    'classic-cnn': {
      label: 'The classic CNN',
      help: 'Two convolutions with pooling, then a dense layer of 128: the network every course starts with.',
    },
    'small-cnn': { label: 'A small CNN', help: 'Few filters: quick, and good enough to see what they look for.' },
    'normalised-cnn': {
      label: 'With batch normalisation',
      help: 'The small CNN with its channels normalised: it bears a larger learning rate.',
    },
    'dense-pictures': {
      label: 'Without convolution',
      help: 'Dense layers do not know which pixels are neighbours. How much does it cost?',
    },
    'linear-pictures': { label: 'A linear model', help: 'One weight per pixel and class, and no hidden layer.' },
    'few-pictures': {
      label: 'Learnt by heart',
      help: 'Only 150 pictures: training accuracy goes to 100 %, test accuracy does not.',
    },
    'gaps-dropped': { label: 'Leave out gaps', help: 'Penguins with a gap are not used at all.' },
    unscaled: {
      label: 'Without scaling',
      help: 'Grams beside millimetres: the loss is a ravine and descent crawls. Then switch scaling on.',
    },
    rare: {
      label: 'A rare species',
      help: 'One Chinstrap in ten is left. Accuracy stays high while the F1 score tells the truth.',
    },
    'rare-weighted': { label: 'Rare, but weighted', help: 'The same, with mistakes on the rare species costing more.' },
    'linear-table': { label: 'A linear model', help: 'No hidden layer: each input has one weight that can be read.' },
    deep: { label: 'A deeper network', help: 'Two hidden layers. Is the test loss any better?' },
    gru: { label: 'A GRU', help: 'It reads token by token and keeps what it needs in its state; no attention.' },
    words: {
      label: 'Word by word',
      help: 'The first chapters in words: far more tokens to choose from, and far fewer examples of each.',
    },
    'plain-rnn': { label: 'A plain RNN', help: 'No gates: what it remembers fades, and so does its gradient.' },
    transformer: { label: 'A transformer', help: 'Attention looks back at every token instead of remembering them.' },
    'bag-of-words': {
      label: 'A bag of words',
      help: 'The mean of the words’ embeddings: their order is lost. Is it worse?',
    },
    reader: { label: 'Read in order', help: 'A GRU reads the words one by one; its last state tells the class.' },
    'one-taste': {
      label: 'One number each',
      help: 'One number for each user and film: too few for two hidden tastes.',
    },
    'many-tastes': {
      label: 'Far too many numbers',
      help: '32 numbers for each user and film: the training ratings are learnt by heart, the held-out ones are not.',
    },
  },
};
