/** Words for the data sets that are no shapes of the plane, and for what is done to their rows. */
export const dataSetsEn = {
  penguins: {
    label: 'Penguins',
    help: '344 penguins of three species, with their measures and some gaps (Gorman, Williams & Fraser 2014).',
  },
  iris: { label: 'Iris', help: '150 flowers of three kinds, told apart by four lengths (Fisher 1936).' },
  wine: { label: 'Wine', help: '178 wines of three growers, told apart by 13 chemical measures.' },
  cars: { label: 'Cars', help: 'How far 406 cars of 1970 to 1982 go on a gallon. Some values are missing.' },
  diabetes: { label: 'Diabetes', help: 'How far the disease of 442 patients has advanced after a year.' },
  table: { label: 'Own table', help: 'A CSV or TSV file of your own. It never leaves this device.' },
  digits: { label: 'Digits', help: '1797 handwritten digits, 8 × 8 pixels.' },
  'fashion-mnist': {
    label: 'Fashion-MNIST',
    help: '70,000 pictures of clothes in ten classes, 28 × 28 pixels (Xiao, Rasul & Vollgraf 2017).',
  },
  idx: { label: 'Own IDX files', help: 'Pictures and labels of your own, in the format that MNIST comes in.' },
  images: { label: 'Own pictures', help: 'Pictures of your own, a folder for each class.' },
  'moby-dick': { label: 'Moby-Dick', help: 'The novel (Melville 1851): which letter comes next?' },
  names: { label: 'First names', help: 'English first names, letter by letter: invent new ones.' },
  spam: { label: 'Spam or not', help: 'Subject lines of mail from 2002: wanted or not?' },
  text: { label: 'Own text', help: 'Any text of your own: which letter or word comes next?' },
  copy: { label: 'Copy', help: 'Say a sequence again: the model has to remember it.' },
  reverse: { label: 'Reverse', help: 'Say a sequence backwards.' },
  sort: { label: 'Sort', help: 'Say a sequence in order.' },
  parity: { label: 'Parity', help: 'After every bit: has the number of ones so far been odd?' },
  addition: { label: 'Addition', help: 'Add two numbers, digit by digit, the last digit first.' },
  ratings: {
    label: 'Ratings',
    help: 'Who gave what how many stars: made from hidden tastes that a recommender has to find.',
  },
};

export const dataOptionsEn = {
  tasks: {
    classification: { label: 'a class', help: 'One of a few names.' },
    regression: { label: 'a number', help: 'Any value on a scale.' },
  },
  missing: {
    drop: { label: 'leave out the row', help: 'Rows with a gap are not used at all.' },
    mean: { label: 'mean', help: 'The mean of the column’s training rows.' },
    median: { label: 'median', help: 'The middle value of the column’s training rows: outliers do not move it.' },
    'most-frequent': { label: 'most frequent', help: 'The value that the column’s training rows have most often.' },
    constant: { label: 'a constant', help: 'The same number everywhere; in a column of names, a name of its own.' },
    interpolate: {
      label: 'interpolate',
      help: 'On a straight line between the rows before and after it. For measurements in an order, such as time.',
    },
  },
  scalings: {
    none: { label: 'as they are', help: 'Large columns then drown small ones, and the descent becomes a ravine.' },
    standard: { label: 'standardise', help: 'Mean 0 and standard deviation 1, measured on the training rows.' },
    'min-max': { label: '0 to 1', help: 'Smallest value 0, largest value 1, measured on the training rows.' },
  },
  balances: {
    none: { label: 'as it is', help: 'Every row counts once.' },
    'class-weights': { label: 'class weights', help: 'A mistake on a rare class costs more.' },
    oversample: { label: 'repeat rare ones', help: 'Rows of the smaller classes are taken several times.' },
    undersample: { label: 'drop frequent ones', help: 'Rows of the larger classes are left out.' },
  },
  tokens: {
    character: { label: 'characters', help: 'Few tokens, long sequences.' },
    word: { label: 'words', help: 'Many tokens, short sequences.' },
  },
  delimiters: {
    auto: { label: 'found out', help: 'As the file looks.' },
    comma: { label: 'comma', help: 'a,b,c' },
    semicolon: { label: 'semicolon', help: 'a;b;c' },
    tab: { label: 'tab', help: 'TSV, and what spreadsheets put on the clipboard.' },
    pipe: { label: 'bar', help: 'a|b|c' },
    space: { label: 'space', help: 'a b c' },
  },
  headers: {
    auto: { label: 'found out', help: 'As the file looks.' },
    yes: { label: 'names of the columns', help: 'The first line is no data.' },
    no: { label: 'data', help: 'The columns are then numbered.' },
  },
};

export const dataFieldsEn = {
  'data.rows': { label: 'Rows', help: 'At most so many rows are used, for training and testing together. 0 is all.' },
  'data.task': { label: 'Predict', help: 'Whether the target is one of a few classes or a number.' },
  'data.delimiter': { label: 'Between columns', help: 'What stands between two values of a line.' },
  'data.header': { label: 'First line', help: 'Whether it names the columns or is the first row.' },
  'data.missing': {
    label: 'Missing values',
    help: 'What to put in the gaps. What is put in is measured on the training rows only, as it has to be in earnest.',
  },
  'data.missingValue': { label: 'Constant', help: 'The number put in every gap.' },
  'data.scale': {
    label: 'Scaling',
    help: 'Brings all inputs to a like size. Without it, descent needs a tiny learning rate and crawls.',
  },
  'data.balance': {
    label: 'Unequal classes',
    help: 'If nine rows in ten are of one class, always saying it is 90 % right. This makes the rare class count.',
  },
  'data.tokens': { label: 'Tokens', help: 'The pieces a text is cut into.' },
  'data.length': {
    label: 'Length',
    help: 'How many tokens a row has: how far the model can look back. For addition: digits of each number.',
  },
  'data.lines': { label: 'Each line alone', help: 'Every line is a sequence of its own, such as a name or a verse.' },
  'data.imageSize': { label: 'Side in pixels', help: 'Every picture is cut to a square and brought to this size.' },
  'data.color': { label: 'In colour', help: 'Three channels instead of one.' },
};
